import { and, asc, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Db } from '../../kernel/db/db.ts';
import { type ClientStatus, client, clientUser, user } from '../table.ts';

export const userColumns = {
  userId: sql<string>`${user.id}`.as('user_id'),
  userName: sql<string>`${user.name}`.as('user_name'),
  email: user.email,
  language: sql<'en' | 'pl' | 'uk' | 'fr'>`${user.language}`.as('user_language'),
  disabled: user.disabled,
};

export const clientColumns = {
  clientId: sql<string>`${client.id}`.as('client_id'),
  clientStatus: sql<ClientStatus>`${client.status}`.as('client_status'),
  currency: client.currency,
};

export const insertUser = (db: Db, row: typeof user.$inferInsert) => db.insert(user).values(row);

export const insertOwner = (db: Db, clientId: string, userId: string) =>
  db.insert(clientUser).values({ clientId, userId, owner: 1, permissions: '["*"]' });

export const userIdByEmail = (db: Db, spellings: readonly string[]) =>
  db.select({ id: user.id }).from(user).where(inArray(user.email, spellings)).limit(1);

/** Nobody but `userId` has the address under one of its spellings. */
export const emailFree = (spellings: readonly string[], userId: string) =>
  sql`NOT EXISTS (SELECT 1 FROM ${user} WHERE ${inArray(user.email, spellings)} AND ${user.id} <> ${userId})`;

/** Somebody has opened a link that was mailed to the address. */
export const setEmailConfirmed = (db: Db, userId: string, now: number) =>
  db
    .update(user)
    .set({ emailConfirmedAt: now })
    .where(and(eq(user.id, userId), isNull(user.emailConfirmedAt)));

export const confirmedAddress = (db: Db, email: string) =>
  db
    .select({ id: user.id })
    .from(user)
    .where(and(eq(user.email, email), isNotNull(user.emailConfirmedAt)))
    .limit(1);

export const setPasswordHash = (db: Db, userId: string, passwordHash: string) =>
  db.update(user).set({ passwordHash }).where(eq(user.id, userId));

/** Whoever has the first of the spellings before who has another, with the client to act for at sign-in: one's own before others'. */
export const loginByEmail = (db: Db, spellings: readonly [string, ...string[]]) =>
  db
    .select({ passwordHash: user.passwordHash, ...userColumns, ...clientColumns })
    .from(user)
    .innerJoin(clientUser, eq(clientUser.userId, user.id))
    .innerJoin(client, eq(client.id, clientUser.clientId))
    .where(inArray(user.email, spellings))
    .orderBy(sql`${user.email} <> ${spellings[0]}`, desc(clientUser.owner), asc(clientUser.clientId))
    .limit(1);
