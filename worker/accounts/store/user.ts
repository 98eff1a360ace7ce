import { asc, desc, eq, sql } from 'drizzle-orm';
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

export const userIdByEmail = (db: Db, email: string) =>
  db.select({ id: user.id }).from(user).where(eq(user.email, email)).limit(1);

export const setPasswordHash = (db: Db, userId: string, passwordHash: string) =>
  db.update(user).set({ passwordHash }).where(eq(user.id, userId));

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
