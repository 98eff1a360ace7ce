import { and, asc, desc, eq, getTableColumns, gt, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm';
import { type Db, foundBy, inJson, searched } from '../kernel/db/db.ts';
import { during, keyset, type ListInput, type Span } from '../kernel/db/page.ts';
import { sequence } from '../kernel/db/tables.ts';
import { idFrom } from '../kernel/id.ts';
import type { ClientRow } from './rules.ts';
import { type ClientStatus, client, clientUser, passwordReset, user, userSession } from './table.ts';

export type ClientListInput = ListInput & Span & { status?: ClientStatus | undefined; currency?: string | undefined };

const SORTS = {
  number: client.number,
  name: client.searchName,
  ownerEmail: client.ownerEmail,
  status: client.status,
  balance: client.balanceMicro,
  createdAt: client.id,
};

export function clientPage(db: Db, input: ClientListInput, folded: string | undefined) {
  const keys = keyset(input, SORTS, client.id, '-number', client.id);
  const { status, currency } = input;
  const within = status ? eq(client.status, status) : currency ? eq(client.currency, currency) : undefined;
  const found = folded
    ? or(
        searched(
          client.id,
          [{ column: client.searchName, within }, client.searchCompany, { column: client.ownerEmail, within }],
          folded,
        ),
        /^\d{1,15}$/.test(folded) ? eq(client.number, Number(folded)) : undefined,
      )
    : undefined;
  const query = db
    .select({ ...getTableColumns(client), sortValue: keys.value })
    .from(client)
    .where(
      and(
        during(client.id, input, idFrom),
        found
          ? foundBy(found, [client.status, status], [client.currency, currency])
          : and(status ? eq(client.status, status) : undefined, currency ? eq(client.currency, currency) : undefined),
        keys.after,
      ),
    )
    .orderBy(...keys.orderBy)
    .limit(keys.limit);
  return { query, keys };
}

export const clientById = (db: Db, id: string) => db.select().from(client).where(eq(client.id, id)).limit(1);
export const clientsByIds = (db: Db, ids: readonly string[]) =>
  db.select().from(client).where(inJson(client.id, ids)).limit(200);
export const clientUnchanged = (row: ClientRow) =>
  sql`EXISTS (SELECT 1 FROM ${client} WHERE ${client.id} = ${row.id} AND ${client.updatedAt} = ${row.updatedAt})`;
export const updateClient = (db: Db, id: string, set: Partial<ClientRow>) =>
  db.update(client).set(set).where(eq(client.id, id));

/** The number is taken from the sequence in the same batch: no gap, no duplicate. */
export const insertClient = (db: Db, row: Omit<typeof client.$inferInsert, 'number'>) =>
  [
    db.insert(client).values({ ...row, number: sql`(SELECT next FROM sequence WHERE name = 'client')` }),
    db.update(sequence).set({ next: sql`next + 1` }).where(eq(sequence.name, 'client')),
  ] as const;
export const insertUser = (db: Db, row: typeof user.$inferInsert) => db.insert(user).values(row);
export const insertOwner = (db: Db, clientId: string, userId: string) =>
  db.insert(clientUser).values({ clientId, userId, owner: 1, permissions: '["*"]' });

export const userIdByEmail = (db: Db, email: string) =>
  db.select({ id: user.id }).from(user).where(eq(user.email, email)).limit(1);
export const setPasswordHash = (db: Db, userId: string, passwordHash: string) =>
  db.update(user).set({ passwordHash }).where(eq(user.id, userId));

const userColumns = {
  userId: sql<string>`${user.id}`.as('user_id'),
  userName: sql<string>`${user.name}`.as('user_name'),
  email: user.email,
  language: sql<'en' | 'pl' | 'uk' | 'fr'>`${user.language}`.as('user_language'),
  disabled: user.disabled,
};
const clientColumns = {
  clientId: sql<string>`${client.id}`.as('client_id'),
  clientStatus: sql<ClientStatus>`${client.status}`.as('client_status'),
  currency: client.currency,
  origin: sql<string>`${client.origin}`.as('client_origin'),
};

/** The user with the client that it acts for at sign-in: its own before others'. */
export const loginByEmail = (db: Db, email: string) =>
  db
    .select({ passwordHash: user.passwordHash, ...userColumns, ...clientColumns })
    .from(user)
    .innerJoin(clientUser, eq(clientUser.userId, user.id))
    .innerJoin(client, eq(client.id, clientUser.clientId))
    .where(eq(user.email, email))
    .orderBy(desc(clientUser.owner), asc(clientUser.clientId))
    .limit(1);

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
export type SessionRow = Awaited<ReturnType<typeof bySessionToken>>[number];

export const insertSession = (db: Db, row: typeof userSession.$inferInsert) => db.insert(userSession).values(row);
export const deleteSession = (db: Db, tokenHash: string) =>
  db.delete(userSession).where(eq(userSession.tokenHash, tokenHash));
export const deleteSessionsOf = (db: Db, userId: string) =>
  db.delete(userSession).where(eq(userSession.userId, userId));
export const deleteExpiredSessions = (db: Db, userId: string, now: number) =>
  db.delete(userSession).where(and(eq(userSession.userId, userId), lte(userSession.expiresAt, now)));

const resetQuery = (db: Db) =>
  db
    .select({
      id: passwordReset.id,
      tokenSealed: passwordReset.tokenSealed,
      resetOrigin: sql<string>`${passwordReset.origin}`.as('reset_origin'),
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

export const deleteSessionsBefore = (db: Db, before: number, limit: number) =>
  db
    .delete(userSession)
    .where(
      inArray(
        userSession.id,
        db.select({ id: userSession.id }).from(userSession).where(lt(userSession.expiresAt, before)).limit(limit),
      ),
    );
export const deleteResetsBefore = (db: Db, before: number, limit: number) =>
  db
    .delete(passwordReset)
    .where(
      inArray(
        passwordReset.id,
        db.select({ id: passwordReset.id }).from(passwordReset).where(lt(passwordReset.expiresAt, before)).limit(limit),
      ),
    );
