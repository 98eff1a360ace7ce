import { and, desc, eq, gt, inArray, lt, lte, sql } from 'drizzle-orm';
import type { Db } from '../../kernel/db/db.ts';
import { client, clientUser, emailChange, type Language, user } from '../table.ts';

export const userById = (db: Db, id: string) => db.select().from(user).where(eq(user.id, id)).limit(1);
export const passwordUnchanged = (id: string, passwordHash: string) =>
  sql`EXISTS (SELECT 1 FROM ${user} WHERE ${user.id} = ${id} AND ${user.passwordHash} = ${passwordHash})`;
export const setUserLanguage = (db: Db, id: string, language: Language) =>
  db.update(user).set({ language }).where(eq(user.id, id));

const ownedBy = (userId: string) =>
  sql`${client.id} IN (SELECT ${clientUser.clientId} FROM ${clientUser} WHERE ${clientUser.userId} = ${userId} AND ${clientUser.owner} = 1)`;
/** A client is written to in its owner's language. */
export const setOwnedLanguage = (db: Db, userId: string, language: Language) =>
  db.update(client).set({ language }).where(ownedBy(userId));
/** A client's name is its owner's. */
export const renameOwner = (db: Db, clientId: string, name: string) =>
  db
    .update(user)
    .set({ name })
    .where(
      sql`${user.id} IN (SELECT ${clientUser.userId} FROM ${clientUser} WHERE ${clientUser.clientId} = ${clientId} AND ${clientUser.owner} = 1)`,
    );

export const insertEmailChange = (db: Db, row: typeof emailChange.$inferInsert) => db.insert(emailChange).values(row);
export type EmailChangeRow = typeof emailChange.$inferSelect;

/** At most one. */
export const pendingEmailChange = (db: Db, userId: string, now: number) =>
  db
    .select()
    .from(emailChange)
    .where(and(eq(emailChange.userId, userId), eq(emailChange.state, 'pending'), gt(emailChange.expiresAt, now)))
    .limit(1);

/** Ends what is pending of the user, out of time or not. */
export const endEmailChanges = (db: Db, userId: string, state: 'confirmed' | 'stopped' | 'replaced') =>
  db
    .update(emailChange)
    .set({ state, tokenSealed: null, stopSealed: null })
    .where(and(eq(emailChange.userId, userId), eq(emailChange.state, 'pending')));

const changeQuery = (db: Db) =>
  db
    .select({
      id: emailChange.id,
      userId: emailChange.userId,
      oldEmail: emailChange.oldEmail,
      newEmail: emailChange.newEmail,
      tokenSealed: emailChange.tokenSealed,
      stopSealed: emailChange.stopSealed,
      returnTo: emailChange.returnTo,
      state: emailChange.state,
      expiresAt: emailChange.expiresAt,
      userName: user.name,
      email: user.email,
      language: sql<Language>`${user.language}`.as('user_language'),
      disabled: user.disabled,
      clientId: sql<string>`${client.id}`.as('client_id'),
      clientStatus: client.status,
      currency: client.currency,
    })
    .from(emailChange)
    .innerJoin(user, eq(user.id, emailChange.userId))
    .innerJoin(clientUser, eq(clientUser.userId, user.id))
    .innerJoin(client, eq(client.id, clientUser.clientId));
export const changeById = (db: Db, id: string) =>
  changeQuery(db).where(eq(emailChange.id, id)).orderBy(desc(clientUser.owner)).limit(1);
export const changeByToken = (db: Db, tokenHash: string) =>
  changeQuery(db).where(eq(emailChange.tokenHash, tokenHash)).orderBy(desc(clientUser.owner)).limit(1);
export const changeByStopToken = (db: Db, stopHash: string) =>
  changeQuery(db).where(eq(emailChange.stopHash, stopHash)).orderBy(desc(clientUser.owner)).limit(1);

export const changeStillPending = (id: string, now: number) =>
  sql`EXISTS (SELECT 1 FROM ${emailChange} WHERE ${emailChange.id} = ${id} AND ${emailChange.state} = 'pending' AND ${emailChange.expiresAt} > ${now})`;
export const setEmail = (db: Db, userId: string, email: string, now: number) =>
  db.update(user).set({ email, emailConfirmedAt: now }).where(eq(user.id, userId));

export const deleteExpiredEmailChanges = (db: Db, userId: string, now: number) =>
  db.delete(emailChange).where(and(eq(emailChange.userId, userId), lte(emailChange.expiresAt, now)));
export const deleteEmailChangesBefore = (db: Db, before: number, limit: number) =>
  db
    .delete(emailChange)
    .where(
      inArray(
        emailChange.id,
        db.select({ id: emailChange.id }).from(emailChange).where(lt(emailChange.expiresAt, before)).limit(limit),
      ),
    );
