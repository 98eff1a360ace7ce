import { and, eq, inArray, lt, lte, ne, or, sql } from 'drizzle-orm';
import type { Db } from '../../kernel/db/db.ts';
import { admin, adminGroup, adminSession } from '../table.ts';
import { identityColumns } from './admin.ts';

export const bySessionToken = (db: Db, tokenHash: string) =>
  db
    .select({
      sessionId: sql<string>`${adminSession.id}`.as('session_id'),
      expiresAt: adminSession.expiresAt,
      idleUntil: adminSession.idleUntil,
      ...identityColumns,
    })
    .from(adminSession)
    .innerJoin(admin, eq(admin.id, adminSession.adminId))
    .innerJoin(adminGroup, eq(adminGroup.id, admin.groupId))
    .where(eq(adminSession.tokenHash, tokenHash));

/** The key of the administrator in whatever the kernel keeps by actor. */
export const holderOfSession = (db: Db, tokenHash: string) =>
  sql`(${db
    .select({ actor: sql`'admin:' || ${adminSession.adminId}` })
    .from(adminSession)
    .where(eq(adminSession.tokenHash, tokenHash))})`;

export const sessionById = (db: Db, id: string) =>
  db.select().from(adminSession).where(eq(adminSession.id, id)).limit(1);

export const insertSession = (db: Db, row: typeof adminSession.$inferInsert) => db.insert(adminSession).values(row);

export const deleteSession = (db: Db, tokenHash: string) =>
  db.delete(adminSession).where(eq(adminSession.tokenHash, tokenHash));

export const deleteExpiredSessions = (db: Db, adminId: string, now: number) =>
  db
    .delete(adminSession)
    .where(
      and(eq(adminSession.adminId, adminId), or(lte(adminSession.expiresAt, now), lte(adminSession.idleUntil, now))),
    );

export const deleteSessionsBut = (db: Db, adminId: string, kept: string) =>
  db.delete(adminSession).where(and(eq(adminSession.adminId, adminId), ne(adminSession.id, kept)));

export const setSession = (db: Db, id: string, set: { tokenHash?: string; idleUntil?: number }) =>
  db.update(adminSession).set(set).where(eq(adminSession.id, id));

export const deleteSessionsBefore = (db: Db, before: number, limit: number) =>
  db
    .delete(adminSession)
    .where(
      inArray(
        adminSession.id,
        db.select({ id: adminSession.id }).from(adminSession).where(lt(adminSession.expiresAt, before)).limit(limit),
      ),
    );
