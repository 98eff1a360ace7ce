import { env } from 'cloudflare:test';
import { hashToken, newId, newToken } from '../worker/kernel/id.ts';
import type { World } from '../worker/testing/world.ts';

/** A browser signed in as a user of an existing client. */
export async function signedInAs(w: World, clientId: string) {
  const [user, token] = [newId(w.clock.now), newToken()];
  const at = w.clock.now;
  await env.DB.batch([
    env.DB.prepare(
      "INSERT INTO user (id, email, name, password_hash, language, disabled, created_at) VALUES (?, ?, 'Bench', 'scrypt$none$none', 'en', 0, ?)",
    ).bind(user, `${user}@bench.test`, at),
    env.DB.prepare("INSERT INTO client_user (client_id, user_id, owner, permissions) VALUES (?, ?, 1, '[]')").bind(
      clientId,
      user,
    ),
    env.DB.prepare(
      'INSERT INTO user_session (id, token_hash, user_id, client_id, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
    ).bind(newId(at), await hashToken(token), user, clientId, at, at + 86_400_000),
  ]);
  const browser = w.browser();
  browser.jar.set('__Host-client', token);
  return browser;
}
