import { and, eq, inArray, lt, lte, sql } from 'drizzle-orm';
import type { Db } from '../../kernel/db/db.ts';
import { client, clientUser, user, userSession } from '../table.ts';
import { clientColumns, userColumns } from './user.ts';

/** Session, user and client in one read; the link between the last two must still exist. */
export const bySessionToken = (db: Db, tokenHash: string) =>
  db
    .select({
      sessionId: sql<string>`${userSession.id}`.as('session_id'),
      expiresAt: userSession.expiresAt,
      seenAt: userSession.seenAt,
      ...userColumns,
      ...clientColumns,
      number: client.number,
      clientName: sql<string>`${client.name}`.as('client_name'),
      balanceMicro: client.balanceMicro,
      heldMicro: client.heldMicro,
      creditLimitMicro: client.creditLimitMicro,
      country: client.country,
    })
    .from(userSession)
    .innerJoin(user, eq(user.id, userSession.userId))
    .innerJoin(
      clientUser,
      and(eq(clientUser.clientId, userSession.clientId), eq(clientUser.userId, userSession.userId)),
    )
    .innerJoin(client, eq(client.id, userSession.clientId))
    .where(eq(userSession.tokenHash, tokenHash))
    .limit(1);

/** The key of the user in whatever the kernel keeps by actor. */
export const holderOfSession = (db: Db, tokenHash: string) =>
  sql`(${db
    .select({ actor: sql`'user:' || ${userSession.userId}` })
    .from(userSession)
    .where(eq(userSession.tokenHash, tokenHash))})`;

export type SessionRow = Awaited<ReturnType<typeof bySessionToken>>[number];

export const insertSession = (db: Db, row: typeof userSession.$inferInsert) => db.insert(userSession).values(row);

export const deleteSession = (db: Db, tokenHash: string) =>
  db.delete(userSession).where(eq(userSession.tokenHash, tokenHash));

export const deleteSessionsOf = (db: Db, userId: string) =>
  db.delete(userSession).where(eq(userSession.userId, userId));

export const deleteExpiredSessions = (db: Db, userId: string, now: number) =>
  db.delete(userSession).where(and(eq(userSession.userId, userId), lte(userSession.expiresAt, now)));

export const deleteSessionsBefore = (db: Db, before: number, limit: number) =>
  db
    .delete(userSession)
    .where(
      inArray(
        userSession.id,
        db.select({ id: userSession.id }).from(userSession).where(lt(userSession.expiresAt, before)).limit(limit),
      ),
    );
