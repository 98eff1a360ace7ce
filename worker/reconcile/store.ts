/** What a server should hold, what it was ever asked to hold, and what comparisons found. */
import { and, eq, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import { type Db, narrowed } from '../kernel/db/db.ts';
import { keyset, type ListInput } from '../kernel/db/page.ts';
import { type IntentRow, serviceAccount, serviceIntent } from '../provisioning/index.ts';
import { server } from '../servers/index.ts';
import { service } from '../services/index.ts';
import type { RECONCILE_RESULTS } from './contract/model.ts';
import { reconcileReport } from './table.ts';

/** One server is compared at once; a panel holds a few thousand accounts. */
const MOST_ACCOUNTS = 20_000;

const step = sql<IntentRow['step'] | null>`${serviceIntent.step}`.as('intent_step');

/** Delivered services of the server, and orders whose account may be on it. */
export const wantedOn = (db: Db, serverId: string) =>
  db
    .select({
      id: service.id,
      number: service.number,
      status: service.status,
      provisionStatus: service.provisionStatus,
      downMbps: service.downMbps,
      upMbps: service.upMbps,
      vpnName: sql<string>`${service.vpnName}`.as('wanted_name'),
      causeCode: sql<string | null>`${service.cause} ->> 'code'`.as('cause_code'),
      step,
    })
    .from(service)
    .leftJoin(serviceIntent, eq(serviceIntent.serviceId, service.id))
    .where(
      and(
        sql`${service.vpnName} IS NOT NULL`,
        or(
          and(eq(service.serverId, serverId), inArray(service.status, ['active', 'suspended'])),
          and(
            eq(service.status, 'pending'),
            inArray(
              service.id,
              db
                .select({ id: serviceIntent.serviceId })
                .from(serviceIntent)
                .where(eq(serviceIntent.serverId, serverId)),
            ),
          ),
        ),
      ),
    )
    .limit(MOST_ACCOUNTS);

/** Accounts that were ever made there; with `vpnName`, that one. */
export const madeOn = (db: Db, serverId: string, vpnName?: string) =>
  db
    .select({
      vpnName: serviceAccount.vpnName,
      serviceId: serviceAccount.serviceId,
      number: service.number,
      status: service.status,
      provisionStatus: service.provisionStatus,
      isCurrent: sql<number>`${service.vpnName} IS ${serviceAccount.vpnName}`.as('is_current'),
      isHere: sql<number>`EXISTS (SELECT 1 FROM ${server} AS home, ${server} AS target
        WHERE target.id = ${serviceAccount.serverId} AND home.id = coalesce(${serviceIntent.serverId}, ${service.serverId})
          AND home.host = target.host AND home.port IS target.port)`.as('is_here'),
      step,
    })
    .from(serviceAccount)
    .innerJoin(service, eq(service.id, serviceAccount.serviceId))
    .leftJoin(serviceIntent, eq(serviceIntent.serviceId, service.id))
    .where(
      and(
        eq(serviceAccount.serverId, serverId),
        vpnName === undefined ? undefined : eq(serviceAccount.vpnName, vpnName),
      ),
    )
    .limit(MOST_ACCOUNTS);

/** The intent of the order that made this account. */
export const intentOfAccount = (db: Db, serverId: string, vpnName: string) =>
  db
    .select()
    .from(serviceIntent)
    .where(
      inArray(
        serviceIntent.serviceId,
        db
          .select({ id: serviceAccount.serviceId })
          .from(serviceAccount)
          .where(and(eq(serviceAccount.serverId, serverId), eq(serviceAccount.vpnName, vpnName))),
      ),
    )
    .limit(1);

export const allServers = (db: Db) =>
  db
    .select({ id: server.id })
    .from(server)
    .where(
      sql`${server.accounts} > 0 OR EXISTS (SELECT 1 FROM ${serviceAccount} WHERE ${serviceAccount.serverId} = ${server.id})`,
    )
    .limit(1000);

export const insertReport = (db: Db, row: typeof reconcileReport.$inferInsert) =>
  db.insert(reconcileReport).values(row);

export const reportById = (db: Db, id: string) =>
  db.select().from(reconcileReport).where(eq(reconcileReport.id, id)).limit(1);

export const purgeReports = (db: Db, before: number) =>
  db.delete(reconcileReport).where(lt(reconcileReport.at, before));

const shown = {
  id: reconcileReport.id,
  serverId: reconcileReport.serverId,
  at: reconcileReport.at,
  actorName: reconcileReport.actorName,
  result: reconcileReport.result,
  why: reconcileReport.why,
  services: reconcileReport.services,
  accounts: reconcileReport.accounts,
  foreignAccounts: reconcileReport.foreignAccounts,
  changes: reconcileReport.changes,
};

export type ReportFilters = {
  serverId?: string | undefined;
  result?: (typeof RECONCILE_RESULTS)[number] | undefined;
};

/** Ids sort in the order of creation, so `at` needs no index of its own. */
export function reportPage(db: Db, input: ListInput & ReportFilters) {
  const keys = keyset(input, { at: reconcileReport.id }, reconcileReport.id, '-at');
  const filters = narrowed([reconcileReport.serverId, input.serverId]);
  const result: SQL | undefined = input.result && sql`+${reconcileReport.result} = ${input.result}`;
  const query = db
    .select(shown)
    .from(reconcileReport)
    .where(and(filters, result, keys.after))
    .orderBy(...keys.orderBy)
    .limit(keys.limit);
  return { query, keys };
}
