import { env } from 'cloudflare:test';
import { openDb } from '../kernel/db.ts';
import { hashToken, newId, newToken } from '../kernel/id.ts';
import { Meter } from '../kernel/meter.ts';
import { insertAdmin, insertGroup, insertSession } from '../staff/store.ts';
import type { World } from './world.ts';

let serial = 0;
/** Unique within the run; for names and addresses of one test's tenant. */
export const unique = (prefix: string): string => `${prefix}-${++serial}-${crypto.randomUUID().slice(0, 8)}`;

/** A signed-in administrator with exactly these permissions, made without the cost of a password hash. */
export async function staff(w: World, permissions: readonly string[] = ['*']) {
  const db = openDb(env.DB, new Meter());
  const [id, groupId, token] = [newId(w.clock.now), newId(w.clock.now), newToken()];
  const name = unique('admin');
  await db.batch([
    insertGroup(db, { id: groupId, name, permissions: JSON.stringify(permissions) }),
    insertAdmin(db, {
      id,
      email: `${name}@staff.test`,
      name,
      passwordHash: 'scrypt$none$none',
      groupId,
      disabled: 0,
      createdAt: w.clock.now,
    }),
    insertSession(db, {
      id: newId(w.clock.now),
      tokenHash: await hashToken(token),
      adminId: id,
      createdAt: w.clock.now,
      expiresAt: w.clock.now + 400 * 86_400_000,
    }),
  ]);
  const b = w.browser();
  b.jar.set('__Host-admin', token);
  return { ...b, id, name };
}
