import { and, desc, eq, gt, inArray, isNull, lt, lte, sql } from 'drizzle-orm';
import type { Db } from '../../kernel/db/db.ts';
import { client, clientUser, passwordReset, user } from '../table.ts';
import { clientColumns, userColumns } from './user.ts';

const resetQuery = (db: Db) =>
  db
    .select({
      id: passwordReset.id,
      tokenSealed: passwordReset.tokenSealed,
      expiresAt: passwordReset.expiresAt,
      usedAt: passwordReset.usedAt,
      ...userColumns,
      ...clientColumns,
    })
    .from(passwordReset)
    .innerJoin(user, eq(user.id, passwordReset.userId))
    .innerJoin(clientUser, eq(clientUser.userId, user.id))
    .innerJoin(client, eq(client.id, clientUser.clientId));

export const resetByToken = (db: Db, tokenHash: string) =>
  resetQuery(db).where(eq(passwordReset.tokenHash, tokenHash)).orderBy(desc(clientUser.owner)).limit(1);

export const resetById = (db: Db, id: string) =>
  resetQuery(db).where(eq(passwordReset.id, id)).orderBy(desc(clientUser.owner)).limit(1);

export const insertReset = (db: Db, row: typeof passwordReset.$inferInsert) => db.insert(passwordReset).values(row);

export const resetStillOpen = (id: string, now: number) =>
  sql`EXISTS (SELECT 1 FROM ${passwordReset} WHERE ${passwordReset.id} = ${id} AND ${passwordReset.usedAt} IS NULL AND ${passwordReset.expiresAt} > ${now})`;

/** Using one link spends every other link of that user. */
export const spendResetsOf = (db: Db, userId: string, now: number) =>
  db
    .update(passwordReset)
    .set({ usedAt: now, tokenSealed: null })
    .where(and(eq(passwordReset.userId, userId), isNull(passwordReset.usedAt), gt(passwordReset.expiresAt, now)));

export const deleteExpiredResets = (db: Db, userId: string, now: number) =>
  db.delete(passwordReset).where(and(eq(passwordReset.userId, userId), lte(passwordReset.expiresAt, now)));

export const deleteResetsBefore = (db: Db, before: number, limit: number) =>
  db
    .delete(passwordReset)
    .where(
      inArray(
        passwordReset.id,
        db.select({ id: passwordReset.id }).from(passwordReset).where(lt(passwordReset.expiresAt, before)).limit(limit),
      ),
    );
