import { and, eq, gt, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm';
import { type Db, startsWith } from '../kernel/db/db.ts';
import { during, keyset, type ListInput, type Span } from '../kernel/db/page.ts';
import { admin, adminGroup, adminSession, apiToken } from './table.ts';

const identityColumns = {
  adminId: sql<string>`${admin.id}`.as('admin_id'),
  adminName: sql<string>`${admin.name}`.as('admin_name'),
  email: admin.email,
  disabled: admin.disabled,
  permissions: adminGroup.permissions,
};
export type IdentityRow = {
  sessionId: string;
  expiresAt: number | null;
  adminId: string;
  adminName: string;
  email: string;
  disabled: number;
  permissions: string;
};

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

export const byApiToken = (db: Db, tokenHash: string) =>
  db
    .select({
      sessionId: sql<string>`${apiToken.id}`.as('session_id'),
      expiresAt: apiToken.expiresAt,
      ...identityColumns,
    })
    .from(apiToken)
    .innerJoin(admin, eq(admin.id, apiToken.adminId))
    .innerJoin(adminGroup, eq(adminGroup.id, admin.groupId))
    .where(eq(apiToken.tokenHash, tokenHash));

export const adminByEmail = (db: Db, email: string) => db.select().from(admin).where(eq(admin.email, email)).limit(1);
export const anyAdmin = (db: Db) => db.select({ id: admin.id }).from(admin).limit(1);
export const noAdminYet = () => sql`NOT EXISTS (SELECT 1 FROM ${admin})`;

export const insertGroup = (db: Db, row: typeof adminGroup.$inferInsert) => db.insert(adminGroup).values(row);
export const insertAdmin = (db: Db, row: typeof admin.$inferInsert) => db.insert(admin).values(row);
export const insertSession = (db: Db, row: typeof adminSession.$inferInsert) => db.insert(adminSession).values(row);
export const deleteSession = (db: Db, tokenHash: string) =>
  db.delete(adminSession).where(eq(adminSession.tokenHash, tokenHash));
export const deleteExpiredSessions = (db: Db, adminId: string, now: number) =>
  db.delete(adminSession).where(and(eq(adminSession.adminId, adminId), lte(adminSession.expiresAt, now)));

export function tokenPage(db: Db, adminId: string, now: number, input: ListInput & Span) {
  const keys = keyset(input, { name: apiToken.name, createdAt: apiToken.createdAt }, apiToken.id, '-createdAt');
  const live = or(isNull(apiToken.expiresAt), gt(apiToken.expiresAt, now));
  const named = input.q ? startsWith(apiToken.name, input.q) : undefined;
  const query = db
    .select()
    .from(apiToken)
    .where(and(eq(apiToken.adminId, adminId), live, named, during(apiToken.createdAt, input), keys.after))
    .orderBy(...keys.orderBy)
    .limit(keys.limit);
  return { query, keys };
}
export const insertToken = (db: Db, row: typeof apiToken.$inferInsert) => db.insert(apiToken).values(row);
export const deleteToken = (db: Db, adminId: string, id: string) =>
  db.delete(apiToken).where(and(eq(apiToken.id, id), eq(apiToken.adminId, adminId)));
export const ownToken = (db: Db, adminId: string, id: string) =>
  db
    .select()
    .from(apiToken)
    .where(and(eq(apiToken.id, id), eq(apiToken.adminId, adminId)))
    .limit(1);

export const deleteSessionsBefore = (db: Db, before: number, limit: number) =>
  db
    .delete(adminSession)
    .where(
      inArray(
        adminSession.id,
        db.select({ id: adminSession.id }).from(adminSession).where(lt(adminSession.expiresAt, before)).limit(limit),
      ),
    );

/** Enabled staff, to be written to; who may see what is told of them is for the caller. */
export const staffToTell = (db: Db) =>
  db
    .select({
      staffName: sql<string>`${admin.name}`.as('staff_name'),
      email: admin.email,
      permissions: adminGroup.permissions,
    })
    .from(admin)
    .innerJoin(adminGroup, eq(adminGroup.id, admin.groupId))
    .where(eq(admin.disabled, 0))
    .limit(200);
