/** Services in lists, a page at a time. */
import { and, eq, or, type SQL, sql } from 'drizzle-orm';
import { client } from '../../accounts/index.ts';
import { type Db, foundBy, searched } from '../../kernel/db/db.ts';
import { during, keyset, type ListInput, type Span } from '../../kernel/db/page.ts';
import { idFrom } from '../../kernel/id.ts';
import { server } from '../../servers/index.ts';
import type { PROVISION_STATUSES, SERVICE_STATUSES } from '../contract/model.ts';
import { service } from '../table.ts';

/** The span is that of ordering. */
export type ServiceFilters = Span & {
  status?: (typeof SERVICE_STATUSES)[number] | undefined;
  provisionStatus?: (typeof PROVISION_STATUSES)[number] | undefined;
  clientId?: string | undefined;
  currency?: string | undefined;
};

/** Numbers are handed out in the order of ordering, so both sorts share an index. */
const SORTS = {
  number: service.number,
  orderedAt: service.number,
  paidThrough: service.paidThrough,
  status: service.status,
};

/** The number of the first service ordered at that instant or later; above all numbers when there is none. */
const numberFrom = (instant: number) =>
  sql`coalesce((SELECT number FROM ${service} WHERE id >= ${idFrom(instant)} ORDER BY id LIMIT 1), 9e15)`;

export function servicePage(db: Db, input: ListInput & ServiceFilters) {
  const keys = keyset(input, SORTS, service.id, '-orderedAt', service.number);
  const { status, provisionStatus, clientId, currency, q } = input;
  const query = db
    .select({ ...withPlaces, sortValue: keys.value })
    .from(service)
    .innerJoin(client, eq(client.id, service.clientId))
    .leftJoin(server, eq(server.id, service.serverId))
    .where(
      and(
        foundBy(
          q ? found(q, clientId) : undefined,
          [service.clientId, clientId],
          [service.provisionStatus, provisionStatus],
          [service.status, status, keys.by === 'paidThrough' ? undefined : service.clientId],
          [service.currency, currency],
        ),
        during(service.number, input, numberFrom),
        keys.after,
      ),
    )
    .orderBy(...keys.orderBy)
    .limit(keys.limit);
  return { query, keys };
}

/** By short number or by the beginning of the VPN name. */
const found = (q: string, clientId: string | undefined): SQL | undefined => {
  const among = clientId ? { where: eq(service.clientId, clientId), newest: service.number } : undefined;
  const named = searched(service.id, [service.vpnName], q, among);
  const number = /^#?(\d{1,12})$/.exec(q)?.[1];
  return number === undefined ? named : or(eq(service.number, Number(number)), named);
};

export const withPlaces = {
  service,
  serverName: sql<string | null>`${server.name}`.as('server_name'),
  location: sql<string | null>`${server.datacentre}`.as('location'),
  clientNumber: sql<number>`${client.number}`.as('client_number'),
  clientName: sql<string>`${client.name}`.as('client_name'),
  language: sql<string>`${client.language}`.as('client_language'),
};

const joined = (db: Db) =>
  db
    .select(withPlaces)
    .from(service)
    .innerJoin(client, eq(client.id, service.clientId))
    .leftJoin(server, eq(server.id, service.serverId));

export type PlacedService = Awaited<ReturnType<typeof placedById>>[number];

export const placedById = (db: Db, id: string) => joined(db).where(eq(service.id, id)).limit(1);

export const placedOfClient = (db: Db, clientId: string, id: string) =>
  joined(db)
    .where(and(eq(service.id, id), eq(service.clientId, clientId)))
    .limit(1);
