import { env } from 'cloudflare:test';
import { columnsOf } from '../accounts/rules/client.ts';
import { insertClient } from '../accounts/store/client.ts';
import { insertSession as insertUserSession } from '../accounts/store/session.ts';
import { insertOwner, insertUser } from '../accounts/store/user.ts';
import type { ClientStatus } from '../accounts/table.ts';
import type { Permission } from '../kernel/contract.ts';
import { openDb } from '../kernel/db/db.ts';
import { Meter } from '../kernel/db/meter.ts';
import { hashToken, newId, newToken } from '../kernel/id.ts';
import { insertAdmin, insertGroup } from '../staff/store/admin.ts';
import { insertSession } from '../staff/store/session.ts';
import { ORIGIN, type World } from './world.ts';

let serial = 0;
/** Unique within the run; for names and addresses of one test's tenant. */
export const unique = (prefix: string): string => `${prefix}-${++serial}-${crypto.randomUUID().slice(0, 8)}`;

/** A signed-in administrator with exactly these permissions, made without the cost of a password hash. */
export async function staff(w: World, permissions: readonly (Permission | '*')[] = ['*']) {
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

type CustomerOptions = {
  name?: string;
  email?: string;
  companyName?: string;
  language?: 'en' | 'pl' | 'uk' | 'fr';
  currency?: string;
  status?: ClientStatus;
  creditLimitMicro?: number;
  /** Whether they have shown to read their address; true unless told. */
  confirmed?: boolean;
};

/** A signed-in user with a client of its own, made without the cost of a password hash. The wallet is empty. */
export async function customer(w: World, options: CustomerOptions = {}) {
  const db = openDb(env.DB, new Meter());
  const [id, clientId, token] = [newId(w.clock.now), newId(w.clock.now), newToken()];
  const { name = unique('customer'), language = 'en', currency = 'EUR', status = 'active' } = options;
  const email = options.email ?? `${unique('customer')}@client.test`;
  const { companyName = '', creditLimitMicro = 0, confirmed = true } = options;
  const [createdAt, expiresAt] = [w.clock.now, w.clock.now + 400 * 86_400_000];
  await db.batch([
    insertUser(db, {
      ...{ id, email, name, passwordHash: 'scrypt$none$none', language, disabled: 0, createdAt },
      emailConfirmedAt: confirmed ? createdAt : null,
    }),
    ...insertClient(db, {
      id: clientId,
      ...columnsOf({ name, companyName, taxId: '', status, language, creditLimitMicro, adminNotes: '' }),
      currency,
      ownerEmail: email,
      origin: ORIGIN,
      createdAt,
      updatedAt: createdAt,
    }),
    insertOwner(db, clientId, id),
    insertUserSession(db, {
      id: newId(createdAt),
      tokenHash: await hashToken(token),
      userId: id,
      clientId,
      createdAt,
      expiresAt,
      seenAt: createdAt,
    }),
  ]);
  const b = w.browser();
  b.jar.set('__Host-client', token);
  return { ...b, id, clientId, name, email, currency };
}

/** Another browser in which the same customer is signed in. */
export async function anotherSession(w: World, { id: userId, clientId }: { id: string; clientId: string }) {
  const db = openDb(env.DB, new Meter());
  const [id, token, createdAt] = [newId(w.clock.now), newToken(), w.clock.now];
  const expiresAt = createdAt + 400 * 86_400_000;
  const tokenHash = await hashToken(token);
  await db.batch([insertUserSession(db, { id, tokenHash, userId, clientId, createdAt, expiresAt, seenAt: createdAt })]);
  const b = w.browser();
  b.jar.set('__Host-client', token);
  return { ...b, id };
}
