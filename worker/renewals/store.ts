/** What the clock reads and writes, for many services at once. Of each move, `where` is looked at when it is committed. */
import { and, asc, eq, getTableColumns, isNotNull, isNull, lte, type SQL, sql } from 'drizzle-orm';
import { client } from '../accounts/index.ts';
import { product } from '../catalog/index.ts';
import { actorName, type Ctx } from '../kernel/context.ts';
import type { Db, Statement } from '../kernel/db/db.ts';
import { type Each, insertFrom, items } from '../kernel/db/items.ts';
import { activity } from '../kernel/db/tables.ts';
import { availableMicroOf, booked } from '../ledger/index.ts';
import { changeServices, service } from '../services/index.ts';
import type { Ending, Later, Renewal, Resumption } from './rules/plan.ts';
import { fundsRise } from './table.ts';

export const CHUNK = 300;

/** Clients whose funds rose that one round serves. */
const RISEN = 50;

const withDelays = {
  ...getTableColumns(service),
  graceHours: product.graceHours,
  terminationDelayHours: product.terminationDelayHours,
  lowBalanceDays: product.lowBalanceDays,
  clientStatus: sql<string>`${client.status}`.as('client_status'),
};

const clocked = (db: Db) =>
  db
    .select(withDelays)
    .from(service)
    .innerJoin(product, eq(product.id, service.productId))
    .innerJoin(client, eq(client.id, service.clientId));

export type ClockedRow = Awaited<ReturnType<typeof dueServices>>[number];

/** `+` hides the column from the planner, which would read every active service to find the few that are due. */
const LIVES = sql`+${service.status} IN ('pending', 'active', 'suspended')`;

const RUNS = sql`+${service.status} = 'active'`;

export const dueServices = (db: Db, now: number) =>
  clocked(db)
    .where(and(isNotNull(service.dueAt), LIVES, lte(service.dueAt, now)))
    .orderBy(asc(service.dueAt), asc(service.id))
    .limit(CHUNK);

export const risenClients = (db: Db) => db.select().from(fundsRise).orderBy(asc(fundsRise.clientId)).limit(RISEN);

const risen = sql.raw(`(SELECT client_id FROM funds_rise ORDER BY client_id LIMIT ${RISEN})`);

/** Of the risen clients, what could not be paid for: the cheapest first. */
export const unpaidOfRisen = (db: Db, now: number) =>
  clocked(db)
    .where(
      and(
        sql`${service.clientId} IN ${risen} AND ${service.status} IN ('active', 'suspended')`,
        isNull(service.terminationRequestedAt),
        sql`(${service.suspension} = 'funds' OR (${service.status} = 'active' AND ${service.dueAt} IS NOT NULL
          AND ${service.paidThrough} <= CAST(${now} AS INTEGER)))`,
      ),
    )
    .orderBy(asc(service.baseMicro), asc(service.id))
    .limit(2 * CHUNK);

/** Those of the risen clients with an order that waits for money. */
export const waitingOfRisen = (db: Db) =>
  db
    .selectDistinct({ clientId: service.clientId })
    .from(service)
    .where(
      sql`${service.clientId} IN ${risen} AND ${service.status} = 'pending' AND +${service.provisionStatus} = 'awaiting_payment'`,
    )
    .limit(RISEN);

/** One that rose again since it was read stays. */
export function forgetRises(db: Db, rows: readonly (typeof fundsRise.$inferSelect)[]): Statement {
  const { clientId, rises, from } = items(rows);
  return db
    .delete(fundsRise)
    .where(sql`(${fundsRise.clientId}, ${fundsRise.rises}) IN (SELECT ${clientId}, ${rises} FROM ${from})`);
}

type Seen = Pick<Renewal, 'serviceId' | 'paidThrough' | 'suspendedAt'>;
type Charged = Seen & Pick<Renewal, 'transactionId' | 'amountMicro'>;

/** The service at hand, as it was read. */
const active: Each<Seen> = ({ paidThrough }) =>
  sql`+service.status = 'active' AND +service.paid_through = ${paidThrough} AND service.termination_requested_at IS NULL`;
const short: Each<Seen> = ({ suspendedAt }) =>
  sql`+service.status = 'suspended' AND service.suspension = 'funds' AND service.suspended_at = ${suspendedAt}
    AND service.termination_requested_at IS NULL`;
type Was = Seen & Pick<Ending, 'was' | 'provisionStatus' | 'requestedAt' | 'holdId'>;
const same: Each<Was> = ({ was, provisionStatus, paidThrough, suspendedAt, requestedAt, holdId }) =>
  sql`+service.status = ${was} AND +service.provision_status = ${provisionStatus}
    AND +service.paid_through = ${paidThrough} AND service.suspended_at IS ${suspendedAt}
    AND service.termination_requested_at IS ${requestedAt} AND service.hold_id IS ${holdId}`;

const some =
  <R extends { serviceId: string }>(condition: Each<R>): Each<R> =>
  (item) =>
    sql`EXISTS (SELECT 1 FROM service WHERE service.id = ${item.serviceId} AND ${condition(item)})`;
export const stillActive = some(active);
export const stillShort = some(short);
export const stillSame = some(same);

const paid: Each<Charged> = ({ amountMicro, transactionId }) => sql`(${amountMicro} = 0 OR ${booked(transactionId)})`;
const unpaid: Each<Charged> = (item) => sql`NOT ${paid(item)}`;
export const renews: Each<Charged> = (item) => sql`${stillActive(item)} AND ${paid(item)}`;
export const fallsShort: Each<Charged> = (item) => sql`${stillActive(item)} AND ${unpaid(item)}`;
export const resumes: Each<Charged> = (item) => sql`${stillShort(item)} AND ${paid(item)}`;

/** Paid once more; a resumed one begins anew. */
export const renewed = (db: Db, rows: readonly Renewal[], now: number): Statement =>
  changeServices(
    db,
    rows,
    ({ periodEnd, noticeAt }) => ({
      paidThrough: periodEnd,
      dueAt: periodEnd,
      noticeAt: sql`coalesce(${noticeAt}, service.notice_at)`,
      updatedAt: now,
    }),
    (item) => sql`${active(item)} AND ${paid(item)}`,
  );
export const resumed = (db: Db, rows: readonly Resumption[], now: number): Statement =>
  changeServices(
    db,
    rows,
    ({ anchorDay, anchorTimeMs, periodEnd, noticeAt }) => ({
      status: 'active',
      cause: null,
      suspension: null,
      suspendedAt: null,
      terminateAt: null,
      anchorDay,
      anchorTimeMs,
      paidThrough: periodEnd,
      dueAt: periodEnd,
      noticeAt,
      updatedAt: now,
    }),
    (item) => sql`${short(item)} AND ${paid(item)}`,
  );
/** The funds did not do: `graced` go on until their grace ends, `suspended` do not. */
export const graced = (db: Db, rows: readonly Renewal[]): Statement =>
  changeServices(
    db,
    rows,
    ({ graceEnd }) => ({ dueAt: graceEnd }),
    (item) => sql`${active(item)} AND ${unpaid(item)}`,
  );
export const suspended = (db: Db, rows: readonly Renewal[], now: number): Statement =>
  changeServices(
    db,
    rows,
    ({ terminateAt, why }) => ({
      status: 'suspended',
      suspension: 'funds',
      suspendedAt: now,
      terminateAt,
      dueAt: terminateAt,
      noticeAt: null,
      cause: why,
      updatedAt: now,
    }),
    (item) => sql`${active(item)} AND ${unpaid(item)}`,
  );
/** Terminated; or an order that nothing was made for, cancelled. */
export const ended = (db: Db, rows: readonly Ending[], now: number): Statement =>
  changeServices(
    db,
    rows,
    ({ status, why }) => ({
      status,
      provisionStatus: sql`iif(${status} = 'cancelled', 'terminated', service.provision_status)`,
      terminatedAt: now,
      dueAt: null,
      noticeAt: null,
      cause: why,
      updatedAt: now,
    }),
    same,
  );
/** `until` null: never again. `fault`: what is wrong with it, for staff. */
export const lookLater = (db: Db, rows: readonly Later[]): Statement =>
  changeServices(
    db,
    rows,
    ({ until, fault }) => ({ dueAt: until, fault: sql`coalesce(${fault}, service.fault)` }),
    ({ dueAt }) => sql`+service.due_at IS ${dueAt}`,
  );

/** One entry for all that a run charged, with the ids of the transactions. */
export function chargesAudit(ctx: Ctx, run: string, rows: readonly (Renewal | Resumption)[], code: string): Statement {
  const { db, actor, requestId } = ctx;
  const { transactionId, from } = items(rows.map((row) => ({ transactionId: row.transactionId })));
  const columns = {
    id: ctx.id(),
    at: ctx.now(),
    actorKind: actor.kind,
    actorName: actorName(actor),
    action: 'services.charged',
    subject: `run:${run}`,
    summary: sql`'Charged ' || count(*) || ' services'`,
    detail: sql`json_object('transactions', json_group_array(t.id), 'netMicro', sum(t.net_micro),
      'grossMicro', sum(t.gross_micro), 'feesMicro', sum(t.gross_micro - t.net_micro), 'currencies', group_concat(DISTINCT t.currency))`,
    requestId,
    words: sql`json_object('code', ${code}, 'params', json_object('n', count(*)))`,
  };
  return insertFrom(
    db,
    activity,
    columns,
    sql`FROM ${from} JOIN ledger_transaction t ON t.id = ${transactionId} WHERE t.cause ->> '$.run' = ${run}
      HAVING count(*) > 0`,
  ) as Statement;
}

/** What the client must pay until this service's next charge, and what there is for it. */
export const noticesDue = (db: Db, now: number) =>
  db
    .select({
      ...getTableColumns(service),
      lowBalanceDays: product.lowBalanceDays,
      availableMicro: availableMicroOf(service.clientId).as('available_micro'),
      othersMicro:
        sql<number>`(SELECT coalesce(sum(o.base_micro), 0) FROM service o WHERE o.client_id = ${service.clientId}
        AND +o.status = 'active' AND o.period <> 'one_time' AND o.termination_requested_at IS NULL AND o.id <> ${service.id}
        AND +o.paid_through <= ${service.paidThrough})`.as('others_micro'),
    })
    .from(service)
    .innerJoin(product, eq(product.id, service.productId))
    .where(and(isNotNull(service.noticeAt), RUNS, lte(service.noticeAt, now)))
    .orderBy(asc(service.noticeAt), asc(service.id))
    .limit(CHUNK);

/** A look at the funds of a service, and when the next one is. */
export type Notice = { serviceId: string; noticeAt: number | null; next: number | null };

const noticedAt: Each<Notice> = ({ noticeAt }) => sql`+service.status = 'active' AND +service.notice_at = ${noticeAt}`;
export const stillNoticed = some(noticedAt);
export const noticed = (db: Db, rows: readonly Notice[]): Statement =>
  changeServices(db, rows, ({ next }) => ({ noticeAt: next }), noticedAt);

export const notAskedToEnd = (serviceId: string): SQL =>
  sql`EXISTS (SELECT 1 FROM ${service} WHERE ${service.id} = ${serviceId} AND ${service.terminationRequestedAt} IS NULL)`;
