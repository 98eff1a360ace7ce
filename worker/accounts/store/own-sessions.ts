import { and, desc, eq, gt, lt, max, ne, sql } from 'drizzle-orm';
import type { Db } from '../../kernel/db/db.ts';
import { clientUser, user, userSession } from '../table.ts';

const MOST_SHOWN = 100;
const MOST_USERS = 100;

export const liveSessionsOf = (db: Db, userId: string, now: number) =>
  db
    .select()
    .from(userSession)
    .where(and(eq(userSession.userId, userId), gt(userSession.expiresAt, now)))
    .orderBy(desc(userSession.id))
    .limit(MOST_SHOWN);
export type UserSessionRow = Awaited<ReturnType<typeof liveSessionsOf>>[number];

export const liveSessionOf = (db: Db, userId: string, id: string, now: number) =>
  db
    .select()
    .from(userSession)
    .where(and(eq(userSession.id, id), eq(userSession.userId, userId), gt(userSession.expiresAt, now)))
    .limit(1);

export const deleteSessionById = (db: Db, id: string) => db.delete(userSession).where(eq(userSession.id, id));
export const deleteSessionsBut = (db: Db, userId: string, kept: string) =>
  db.delete(userSession).where(and(eq(userSession.userId, userId), ne(userSession.id, kept)));

/** The same session under another token: whoever copied the old one is out. */
export const setSessionToken = (db: Db, id: string, tokenHash: string, expiresAt: number) =>
  db.update(userSession).set({ tokenHash, expiresAt }).where(eq(userSession.id, id));

export const touchSession = (db: Db, id: string, seenBefore: number, set: Partial<UserSessionRow>) =>
  db
    .update(userSession)
    .set(set)
    .where(and(eq(userSession.id, id), lt(userSession.seenAt, seenBefore)));

/** Those who may sign in for a client, with how many sessions each has. */
export const usersOf = (db: Db, clientId: string, now: number) =>
  db
    .select({
      id: user.id,
      name: user.name,
      email: user.email,
      owner: clientUser.owner,
      disabled: user.disabled,
      sessions: sql<number>`count(${userSession.id})`.as('sessions'),
      seenAt: max(userSession.seenAt).as('seen_at'),
    })
    .from(clientUser)
    .innerJoin(user, eq(user.id, clientUser.userId))
    .leftJoin(userSession, and(eq(userSession.userId, user.id), gt(userSession.expiresAt, now)))
    .where(eq(clientUser.clientId, clientId))
    .groupBy(user.id)
    .orderBy(desc(clientUser.owner), user.id)
    .limit(MOST_USERS);
export type ClientUserRow = Awaited<ReturnType<typeof usersOf>>[number];

export const userOfClient = (db: Db, clientId: string, userId: string) =>
  db
    .select({ id: user.id, name: user.name })
    .from(clientUser)
    .innerJoin(user, eq(user.id, clientUser.userId))
    .where(and(eq(clientUser.clientId, clientId), eq(clientUser.userId, userId)))
    .limit(1);
