import { and, eq, getTableColumns, inArray, or, sql } from 'drizzle-orm';
import { type Db, foundBy, inJson, searched } from '../../kernel/db/db.ts';
import { during, keyset, type ListInput, type Span } from '../../kernel/db/page.ts';
import { sequence } from '../../kernel/db/tables.ts';
import { idFrom } from '../../kernel/id.ts';
import type { ClientRow } from '../rules/client.ts';
import { type ClientStatus, client } from '../table.ts';

export type ClientListInput = ListInput & Span & { status?: ClientStatus | undefined; currency?: string | undefined };

const SORTS = {
  number: client.number,
  name: client.searchName,
  ownerEmail: client.ownerEmail,
  status: client.status,
  balance: client.balanceMicro,
  createdAt: client.id,
};

/** What is looked for: in names without case and accents, in addresses as they may be spelt. */
export type Sought = { folded: string; emails: readonly string[] };

export function clientPage(db: Db, input: ClientListInput, sought: Sought | undefined) {
  const keys = keyset(input, SORTS, client.id, '-number', client.id);
  const { status, currency } = input;
  const within = status ? eq(client.status, status) : currency ? eq(client.currency, currency) : undefined;
  const { folded = '', emails = [] } = sought ?? {};
  const found = folded
    ? or(
        searched(
          client.id,
          [{ column: client.searchName, within }, client.searchCompany, { column: client.ownerEmail, within }],
          folded,
        ),
        emails.length > 0 ? inArray(client.ownerEmail, emails) : undefined,
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

/** Its first service is delivered. Whoever has the client's form open is told that it changed. */
export const clientServed = (db: Db, id: string, now: number) =>
  db
    .update(client)
    .set({ status: 'active', updatedAt: sql`max(CAST(${now} AS INTEGER), ${client.updatedAt} + 1)` })
    .where(and(eq(client.id, id), eq(client.status, 'new')));

/** The number is taken from the sequence in the same batch: no gap, no duplicate. */
export const insertClient = (db: Db, row: Omit<typeof client.$inferInsert, 'number'>) =>
  [
    db.insert(client).values({ ...row, number: sql`(SELECT next FROM sequence WHERE name = 'client')` }),
    db.update(sequence).set({ next: sql`next + 1` }).where(eq(sequence.name, 'client')),
  ] as const;
