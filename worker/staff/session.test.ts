import { beforeEach, describe, expect, it } from 'vitest';
import { staff, unique } from '../testing/actors.ts';
import { ORIGIN, type World, world } from '../testing/world.ts';

let w: World;
const SETUP = 'test-setup-token-0123456789';
const PASSWORD = 'correct horse battery';

beforeEach(async () => {
  w = await world();
});

/** The only administrator of an otherwise empty table. */
async function firstAdmin() {
  for (const table of ['admin_session', 'api_token', 'admin', 'admin_group'])
    await w.env.DB.prepare(`DELETE FROM ${table}`).run();
  const b = w.browser();
  const email = `${unique('ada')}@shop.test`;
  await b.api.public.staffSetup({ token: SETUP, name: 'Ada', email, password: PASSWORD });
  return { ...b, email };
}

describe('first administrator', () => {
  it('the set-up link makes the first administrator with every permission and signs in; it works once', async () => {
    const { api, email } = await firstAdmin();
    expect(await api.public.staffSession({})).toMatchObject({
      setupNeeded: false,
      admin: { email, permissions: expect.arrayContaining(['*']) },
    });
    await expect(
      w.browser().api.public.staffSetup({ token: SETUP, name: 'Eve', email: 'eve@shop.test', password: PASSWORD }),
    ).rejects.toMatchObject({ code: 'setup_done' });
  });

  it('a wrong token is refused while there is no administrator', async () => {
    await firstAdmin();
    for (const table of ['admin_session', 'admin', 'admin_group']) await w.env.DB.prepare(`DELETE FROM ${table}`).run();
    const { api } = w.browser();
    await expect(
      api.public.staffSetup({ token: 'guess', name: 'Eve', email: 'eve@shop.test', password: PASSWORD }),
    ).rejects.toMatchObject({ code: 'link_spent', status: 410 });
    expect((await api.public.staffSession({})).setupNeeded).toBe(true);
  });

  it('a deployment without the secret, or with a short one, has no set-up link: an empty token opens nothing', async () => {
    for (const table of ['admin_session', 'api_token', 'admin', 'admin_group'])
      await w.env.DB.prepare(`DELETE FROM ${table}`).run();
    for (const SETUP_TOKEN of [undefined, '', 'short']) {
      const body = JSON.stringify({
        token: SETUP_TOKEN ?? '',
        name: 'Eve',
        email: 'eve@shop.test',
        password: PASSWORD,
      });
      const headers = { origin: ORIGIN, 'content-type': 'application/json' };
      const bindings = { ...w.env, SETUP_TOKEN } as never;
      const response = await w.requestWith(bindings, '/api/v1/staff/setup', { method: 'POST', body, headers });
      expect(response.status).toBe(410);
    }
    expect((await w.browser().api.public.staffSession({})).setupNeeded).toBe(true);
  });

  it('a secret of 20 characters is long enough, one of 19 is not', async () => {
    for (const table of ['admin_session', 'api_token', 'admin', 'admin_group'])
      await w.env.DB.prepare(`DELETE FROM ${table}`).run();
    const setUpWith = async (SETUP_TOKEN: string) => {
      const body = JSON.stringify({ token: SETUP_TOKEN, name: 'A', email: 'a@shop.test', password: PASSWORD });
      const headers = { origin: ORIGIN, 'content-type': 'application/json' };
      const bindings = { ...w.env, SETUP_TOKEN } as never;
      return (await w.requestWith(bindings, '/api/v1/staff/setup', { method: 'POST', body, headers })).status;
    };
    expect(await setUpWith('a-token-of-19-chars')).toBe(410);
    expect(await setUpWith('a-token-of-20-chars.')).toBe(200);
  });

  it('20 at once: one administrator', async () => {
    for (const table of ['admin_session', 'api_token', 'admin', 'admin_group'])
      await w.env.DB.prepare(`DELETE FROM ${table}`).run();
    const tries = Array.from({ length: 4 }, (_, i) =>
      w
        .browser()
        .api.public.staffSetup({ token: SETUP, name: 'A', email: `a${i}@shop.test`, password: PASSWORD })
        .then(
          () => 'made',
          (e) => e.code,
        ),
    );
    expect((await Promise.all(tries)).filter((r) => r === 'made')).toHaveLength(1);
  });
});

describe('staff session', () => {
  it('the right password signs in with a new, hashed, HttpOnly session; sign-out ends it', async () => {
    const { email } = await firstAdmin();
    const b = w.browser();
    const response = await b.rest('POST', '/api/v1/staff/session', { email, password: PASSWORD });
    const cookie = response.headers.getSetCookie()[0] ?? '';
    expect(cookie).toMatch(/^__Host-admin=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax; Secure$/);
    const token = b.jar.get('__Host-admin') ?? '';
    expect(
      await w.env.DB.prepare('SELECT 1 AS x FROM admin_session WHERE token_hash = ?').bind(token).first(),
    ).toBeNull();
    expect((await b.api.public.staffSession({})).admin?.email).toBe(email);
    await b.api.public.staffSignOut({});
    b.jar.set('__Host-admin', token);
    expect((await b.api.public.staffSession({})).admin).toBeNull();
  });

  it('signing in again in the same browser ends the session before it; one that ran out is removed', async () => {
    const { jar, api, email } = await firstAdmin();
    const first = jar.get('__Host-admin') ?? '';
    w.advance(13 * 3_600_000);
    await w.browser().api.public.staffSignIn({ email, password: PASSWORD });
    const rows = async () =>
      (await w.env.DB.prepare('SELECT token_hash FROM admin_session').all<{ token_hash: string }>()).results;
    expect(await rows(), 'the one of 12 hours is gone').toHaveLength(1);
    await api.public.staffSignIn({ email, password: PASSWORD });
    const second = jar.get('__Host-admin') ?? '';
    await api.public.staffSignIn({ email, password: PASSWORD });
    expect(new Set([first, second, jar.get('__Host-admin')]).size).toBe(3);
    const thief = w.browser();
    thief.jar.set('__Host-admin', second);
    expect((await thief.api.public.staffSession({})).admin).toBeNull();
    expect((await api.public.staffSession({})).admin?.email).toBe(email);
    expect(await rows(), 'another browser keeps its own').toHaveLength(2);
    w.advance(60 * 60_000);
    await api.public.staffSignIn({ email, password: PASSWORD });
    expect(await rows(), 'those that nobody used for an hour are gone').toHaveLength(1);
  });

  it('a stranger’s wrong passwords do not lock a known device out, and the refusal says when to come back', async () => {
    const owner = await firstAdmin();
    const stranger = w.browser({ 'cf-connecting-ip': '203.0.113.5' });
    const attempt = (b: typeof stranger) =>
      b.api.public.staffSignIn({ email: owner.email, password: PASSWORD }).then(
        () => 'in',
        (e) => e.code,
      );
    for (let i = 0; i < 12; i++)
      await w
        .browser({ 'cf-connecting-ip': `10.${i}.0.1` })
        .api.public.staffSignIn({ email: owner.email, password: 'guess' })
        .catch(() => undefined);
    expect(await attempt(stranger)).toBe('throttled');
    const body = { email: owner.email, password: 'guess' };
    const refused = await stranger.rest('POST', '/api/v1/staff/session', body, { 'cf-connecting-ip': '203.0.113.5' });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    expect(await attempt(owner)).toBe('in');
  });

  it('a wrong password and an unknown address are answered alike; the sixth try waits', async () => {
    const { email } = await firstAdmin();
    const { api } = w.browser();
    const wrong = await api.public.staffSignIn({ email, password: 'nope' }).catch((e) => e);
    const unknown = await api.public.staffSignIn({ email: 'nobody@shop.test', password: 'nope' }).catch((e) => e);
    expect([wrong.code, wrong.message]).toEqual([unknown.code, unknown.message]);
    for (let i = 0; i < 4; i++) await api.public.staffSignIn({ email, password: 'nope' }).catch(() => undefined);
    const throttled = await api.public.staffSignIn({ email, password: PASSWORD }).catch((e) => e);
    expect(throttled).toMatchObject({ code: 'throttled', status: 429 });
    expect(throttled.message).toMatch(/15 minutes/);
    w.advance(15 * 60_000 + 1);
    await api.public.staffSignIn({ email, password: PASSWORD });
  });

  it('a session ends after 12 hours, and at once when the administrator is disabled', async () => {
    const { api, email } = await firstAdmin();
    w.advance(12 * 3_600_000 + 1);
    expect((await api.public.staffSession({})).admin).toBeNull();
    await api.public.staffSignIn({ email, password: PASSWORD });
    await w.env.DB.prepare('UPDATE admin SET disabled = 1 WHERE email = ?').bind(email).run();
    await expect(api.admin.servers.list({})).rejects.toMatchObject({ code: 'unauthorized' });
  });

  it('a disabled administrator is answered like a wrong password, and gets no session', async () => {
    const { email } = await firstAdmin();
    await w.env.DB.prepare('UPDATE admin SET disabled = 1 WHERE email = ?').bind(email).run();
    const b = w.browser();
    const refused = await b.api.public.staffSignIn({ email, password: PASSWORD }).catch((e) => e);
    const wrong = await b.api.public.staffSignIn({ email, password: 'nope' }).catch((e) => e);
    expect([refused.code, refused.message]).toEqual([wrong.code, wrong.message]);
    expect(refused.code).toBe('sign_in_failed');
    expect(b.jar.get('__Host-admin')).toBeUndefined();
  });

  it('on plain-http loopback the cookie has no __Host- prefix, which a browser would drop there', async () => {
    const { email } = await firstAdmin();
    const response = await w.request('http://127.0.0.1:8787/api/v1/staff/session', {
      method: 'POST',
      body: JSON.stringify({ email, password: PASSWORD }),
      headers: { origin: 'http://127.0.0.1:8787', 'content-type': 'application/json' },
    });
    expect(response.headers.getSetCookie()[0]).toMatch(
      /^admin=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/,
    );
  });
});

describe('permissions', () => {
  it('AP-02 removing the key from the group makes the next call 403, without signing out', async () => {
    const b = await staff(w, ['servers.read']);
    await b.api.admin.servers.list({});
    await w.env.DB.prepare("UPDATE admin_group SET permissions = '[]' WHERE name = ?").bind(b.name).run();
    await expect(b.api.admin.servers.list({})).rejects.toMatchObject({ code: 'forbidden', status: 403 });
  });

  it('an API token of one administrator is invisible to another, and an expired one is dead', async () => {
    const [a, b] = [await staff(w), await staff(w)];
    const { id, token } = await a.api.admin.tokens.create({
      name: 'ci',
      expiresAt: w.clock.now + 1000,
      scopes: ['servers.read'],
    });
    expect((await b.api.admin.tokens.list({})).items).toEqual([]);
    await expect(b.api.admin.tokens.revoke({ id })).rejects.toMatchObject({ code: 'not_found' });
    w.advance(1001);
    expect((await w.request('/api/v1/admin/servers', { headers: { authorization: `Bearer ${token}` } })).status).toBe(
      401,
    );
    expect((await a.api.admin.tokens.list({})).items).toEqual([]);
    await expect(
      a.api.admin.tokens.create({ name: 'past', expiresAt: 1, scopes: ['servers.read'] }),
    ).rejects.toMatchObject({
      code: 'validation',
    });
    expect(ORIGIN).toMatch(/^https:/);
  });
});
