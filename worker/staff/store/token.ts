import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { type Db, startsWith } from '../../kernel/db/db.ts';
import { during, keyset, type ListInput, type Span } from '../../kernel/db/page.ts';
import { admin, adminGroup, apiToken } from '../table.ts';
import { identityColumns } from './admin.ts';

export const byApiToken = (db: Db, tokenHash: string) =>
  db
    .select({
      sessionId: sql<string>`${apiToken.id}`.as('session_id'),
      expiresAt: apiToken.expiresAt,
      scopes: apiToken.scopes,
      ...identityColumns,
    })
    .from(apiToken)
    .innerJoin(admin, eq(admin.id, apiToken.adminId))
    .innerJoin(adminGroup, eq(adminGroup.id, admin.groupId))
    .where(eq(apiToken.tokenHash, tokenHash));

export const holderOfToken = (db: Db, tokenHash: string) =>
  sql`(${db
    .select({ actor: sql`'admin:' || ${apiToken.adminId}` })
    .from(apiToken)
    .where(eq(apiToken.tokenHash, tokenHash))})`;

/** An administrator's own; through a token, that token and those it made. */
export type Holder = { adminId: string; tokenId: string | undefined };

const heldBy = ({ adminId, tokenId }: Holder) =>
  and(
    eq(apiToken.adminId, adminId),
    tokenId === undefined ? undefined : or(eq(apiToken.id, tokenId), eq(apiToken.parentId, tokenId)),
  );

const parent = alias(apiToken, 'parent');

export function tokenPage(db: Db, holder: Holder, now: number, input: ListInput & Span) {
  const keys = keyset(input, { name: apiToken.name, createdAt: apiToken.createdAt }, apiToken.id, '-createdAt');
  const live = or(isNull(apiToken.expiresAt), gt(apiToken.expiresAt, now));
  const named = input.q ? startsWith(apiToken.name, input.q) : undefined;
  const query = db
    .select({
      id: apiToken.id,
      name: apiToken.name,
      createdAt: apiToken.createdAt,
      expiresAt: apiToken.expiresAt,
      scopes: apiToken.scopes,
      madeBy: sql<string | null>`${parent.name}`.as('made_by'),
    })
    .from(apiToken)
    .leftJoin(parent, eq(parent.id, apiToken.parentId))
    .where(and(heldBy(holder), live, named, during(apiToken.createdAt, input), keys.after))
    .orderBy(...keys.orderBy)
    .limit(keys.limit);
  return { query, keys };
}

export const insertToken = (db: Db, row: typeof apiToken.$inferInsert) => db.insert(apiToken).values(row);

/** Those that it made go with it, and theirs. */
export const deleteToken = (db: Db, id: string) =>
  db.delete(apiToken).where(
    sql`${apiToken.id} IN (
      WITH RECURSIVE made(id) AS (
        SELECT ${id} UNION ALL SELECT t.id FROM ${apiToken} t JOIN made ON t.parent_id = made.id
      ) SELECT id FROM made)`,
  );

export const heldToken = (db: Db, holder: Holder, id: string) =>
  db
    .select()
    .from(apiToken)
    .where(and(eq(apiToken.id, id), heldBy(holder)))
    .limit(1);

export const tokenStands = (id: string) => sql`EXISTS (SELECT 1 FROM ${apiToken} WHERE ${apiToken.id} = ${id})`;
