import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import { type Db, startsWith } from '../../kernel/db/db.ts';
import { during, keyset, type ListInput, type Span } from '../../kernel/db/page.ts';
import { admin, adminGroup, apiToken } from '../table.ts';
import { identityColumns } from './admin.ts';

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

export const holderOfToken = (db: Db, tokenHash: string) =>
  sql`(${db
    .select({ actor: sql`'admin:' || ${apiToken.adminId}` })
    .from(apiToken)
    .where(eq(apiToken.tokenHash, tokenHash))})`;

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
