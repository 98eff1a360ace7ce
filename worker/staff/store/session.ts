import { and, eq, inArray, lt, lte, sql } from 'drizzle-orm';
import type { Db } from '../../kernel/db/db.ts';
import { admin, adminGroup, adminSession } from '../table.ts';
import { identityColumns } from './admin.ts';

export const bySessionToken = (db: Db, tokenHash: string) =>
  db
    .select({
      sessionId: sql<string>`${adminSession.id}`.as('session_id'),
      expiresAt: adminSession.expiresAt,
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

export const insertSession = (db: Db, row: typeof adminSession.$inferInsert) => db.insert(adminSession).values(row);

export const deleteSession = (db: Db, tokenHash: string) =>
  db.delete(adminSession).where(eq(adminSession.tokenHash, tokenHash));

export const deleteExpiredSessions = (db: Db, adminId: string, now: number) =>
  db.delete(adminSession).where(and(eq(adminSession.adminId, adminId), lte(adminSession.expiresAt, now)));

export const deleteSessionsBefore = (db: Db, before: number, limit: number) =>
  db
    .delete(adminSession)
    .where(
      inArray(
        adminSession.id,
        db.select({ id: adminSession.id }).from(adminSession).where(lt(adminSession.expiresAt, before)).limit(limit),
      ),
    );
