import { eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '../../kernel/db/db.ts';
import { admin, adminGroup } from '../table.ts';

export const identityColumns = {
  adminId: sql<string>`${admin.id}`.as('admin_id'),
  adminName: sql<string>`${admin.name}`.as('admin_name'),
  email: admin.email,
  disabled: admin.disabled,
  permissions: adminGroup.permissions,
};

export type IdentityRow = {
  sessionId: string;
  expiresAt: number | null;
  /** Of a session only. */
  idleUntil?: number | null;
  /** Of a token only: JSON, null is all that its administrator may. */
  scopes?: string | null;
  adminId: string;
  adminName: string;
  email: string;
  disabled: number;
  permissions: string;
};

/** Whoever has the first of the spellings before who has another. */
export const adminByEmail = (db: Db, spellings: readonly [string, ...string[]]) =>
  db
    .select()
    .from(admin)
    .where(inArray(admin.email, spellings))
    .orderBy(sql`${admin.email} <> ${spellings[0]}`)
    .limit(1);

export const adminEmail = (db: Db, id: string) =>
  db.select({ email: admin.email }).from(admin).where(eq(admin.id, id)).limit(1);

export const adminById = (db: Db, id: string) => db.select().from(admin).where(eq(admin.id, id)).limit(1);

export const passwordUnchanged = (id: string, passwordHash: string) =>
  sql`EXISTS (SELECT 1 FROM ${admin} WHERE ${admin.id} = ${id} AND ${admin.passwordHash} = ${passwordHash})`;

export const setPasswordHash = (db: Db, id: string, passwordHash: string) =>
  db.update(admin).set({ passwordHash }).where(eq(admin.id, id));

export const anyAdmin = (db: Db) => db.select({ id: admin.id }).from(admin).limit(1);

export const noAdminYet = () => sql`NOT EXISTS (SELECT 1 FROM ${admin})`;

export const insertGroup = (db: Db, row: typeof adminGroup.$inferInsert) => db.insert(adminGroup).values(row);

export const insertAdmin = (db: Db, row: typeof admin.$inferInsert) => db.insert(admin).values(row);

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
