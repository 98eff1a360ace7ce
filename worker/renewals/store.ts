/** What the clock reads and writes, for many services at once. Of each move, `where` is looked at when it is committed. */
import { and, asc, eq, getTableColumns, isNotNull, isNull, lte, type SQL, sql } from 'drizzle-orm';
import { client } from '../accounts/index.ts';
import { product } from '../catalog/index.ts';
import { actorName, type Ctx } from '../kernel/context.ts';
import { type Db, inJson, itemField, itemsOf, type Statement } from '../kernel/db/db.ts';
import { activity } from '../kernel/db/tables.ts';
import { availableMicroOf, booked } from '../ledger/index.ts';
import { service } from '../services/index.ts';
import { fundsRise } from './table.ts';

export const CHUNK = 300;

/** Clients whose funds rose that one round serves. */
const RISEN = 50;

const f = itemField;

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
export const forgetRises = (db: Db, rows: readonly (typeof fundsRise.$inferSelect)[]): Statement =>
  db
    .delete(fundsRise)
    .where(
      sql`(${fundsRise.clientId}, ${fundsRise.rises}) IN (SELECT ${f('clientId')}, ${f('rises')} FROM ${itemsOf(rows)})`,
    );

/** The funds of these clients are looked at again: at once, or so long before the charge as the product says. */
export const noticeAgain = (db: Db, clientIds: readonly string[], now: number): Statement =>
  db
    .update(service)
    .set({
      noticeAt: sql`(SELECT iif(${service.period} IN ('hourly', 'daily'), CAST(${now} AS INTEGER),
        max(CAST(${now} AS INTEGER), ${service.paidThrough} - 86400000 * p.low_balance_days))
        FROM product p WHERE p.id = ${service.productId} AND p.low_balance_days > 0)`,
    })
    .where(
      and(
        inJson(service.clientId, clientIds),
        sql`+${service.status} = 'active' AND +${service.noticeAt} IS NULL AND ${service.period} <> 'one_time'`,
        isNull(service.terminationRequestedAt),
      ),
    );

const at = (id: string, condition: SQL): SQL =>
  sql`EXISTS (SELECT 1 FROM service WHERE service.id = ${f(id)} AND ${condition})`;

const ACTIVE = sql`+service.status = 'active' AND +service.paid_through = ${f('from')} AND service.termination_requested_at IS NULL`;

const SHORT = sql`+service.status = 'suspended' AND service.suspension = 'funds' AND service.suspended_at = ${f('suspendedAt')}
  AND service.termination_requested_at IS NULL`;

const SAME = sql`+service.status = ${f('was')} AND +service.provision_status = ${f('provisionStatus')}
  AND +service.paid_through = ${f('from')} AND service.suspended_at IS ${f('suspendedAt')}
  AND service.termination_requested_at IS ${f('requestedAt')} AND service.hold_id IS ${f('holdId')}`;

/** Conditions on a row `item` whose `serviceId`, `from` (what was paid through) and so on were read before. */
export const stillActive = at('serviceId', ACTIVE);

export const stillShort = at('serviceId', SHORT);

export const stillSame = at('serviceId', SAME);

const paid = sql`(${f('amountMicro')} = 0 OR ${booked(f('transactionId'))})`;

const unpaid = sql`NOT ${paid}`;

export const renews = sql`${stillActive} AND ${paid}`;

export const fallsShort = sql`${stillActive} AND ${unpaid}`;

export const resumes = sql`${stillShort} AND ${paid}`;

const change = (
  db: Db,
  rows: readonly object[],
  set: Record<string, SQL | string | number | null>,
  where: SQL,
): Statement =>
  db
    .update(service)
    .set(set as never)
    .from(itemsOf(rows))
    .where(sql`service.id = ${f('serviceId')} AND ${where}`) as unknown as Statement;

/** Paid once more; a resumed one begins anew. */
export const renewed = (db: Db, rows: readonly object[], now: number): Statement =>
  change(
    db,
    rows,
    {
      paidThrough: f('periodEnd'),
      dueAt: f('periodEnd'),
      noticeAt: sql`coalesce(${f('noticeAt')}, service.notice_at)`,
      updatedAt: now,
    },
    sql`${ACTIVE} AND ${paid}`,
  );

export const resumed = (db: Db, rows: readonly object[], now: number): Statement =>
  change(
    db,
    rows,
    {
      status: 'active',
      cause: null,
      suspension: null,
      suspendedAt: null,
      terminateAt: null,
      anchorDay: f('anchorDay'),
      paidThrough: f('periodEnd'),
      dueAt: f('periodEnd'),
      noticeAt: f('noticeAt'),
      updatedAt: now,
    },
    sql`${SHORT} AND ${paid}`,
  );

/** The funds did not do: `graced` go on until their grace ends, `suspended` do not. */
export const graced = (db: Db, rows: readonly object[]): Statement =>
  change(db, rows, { dueAt: f('graceEnd') }, sql`${ACTIVE} AND ${unpaid}`);

export const suspended = (db: Db, rows: readonly object[], now: number): Statement =>
  change(
    db,
    rows,
    {
      status: 'suspended',
      suspension: 'funds',
      suspendedAt: now,
      terminateAt: f('terminateAt'),
      dueAt: f('terminateAt'),
      noticeAt: null,
      cause: sql`item.value -> '$.why'`,
      updatedAt: now,
    },
    sql`${ACTIVE} AND ${unpaid}`,
  );

/** Terminated; or an order that nothing was made for, cancelled. */
export const ended = (db: Db, rows: readonly object[], now: number): Statement =>
  change(
    db,
    rows,
    {
      status: f('status'),
      provisionStatus: sql`iif(${f('status')} = 'cancelled', 'terminated', service.provision_status)`,
      terminatedAt: now,
      dueAt: null,
      noticeAt: null,
      cause: sql`item.value -> '$.why'`,
      updatedAt: now,
    },
    SAME,
  );

/** `until` null: never again. `fault`: what is wrong with it, for staff. */
export const lookLater = (db: Db, rows: readonly object[]): Statement =>
  change(
    db,
    rows,
    { dueAt: f('until'), fault: sql`coalesce(${f('fault')}, service.fault)` },
    sql`+service.due_at IS ${f('dueAt')}`,
  );

/** One entry for all that a run charged, with the ids of the transactions. */
export const chargesAudit = (ctx: Ctx, run: string, rows: readonly object[]): Statement => {
  const { db, actor, requestId } = ctx;
  const mine = sql`FROM ${itemsOf(rows)} JOIN ledger_transaction t ON t.id = ${f('transactionId')} WHERE t.cause ->> '$.run' = ${run}`;
  return db.insert(activity).select(
    sql`SELECT ${ctx.id()}, CAST(${ctx.now()} AS INTEGER), ${actor.kind}, NULL, ${actorName(actor)}, 'services.charged',
      'run:' || ${run}, NULL, 'Charged ' || count(*) || ' services', json_object('transactions', json_group_array(t.id),
      'netMicro', sum(t.net_micro), 'currencies', group_concat(DISTINCT t.currency)), ${requestId} ${mine} HAVING count(*) > 0`,
  ) as Statement;
};

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

export const stillNoticed = at('serviceId', sql`+service.status = 'active' AND +service.notice_at = ${f('noticeAt')}`);

export const noticed = (db: Db, rows: readonly object[]): Statement =>
  change(db, rows, { noticeAt: f('next') }, sql`+service.status = 'active' AND +service.notice_at = ${f('noticeAt')}`);

export const notAskedToEnd = (serviceId: string): SQL =>
  sql`EXISTS (SELECT 1 FROM ${service} WHERE ${service.id} = ${serviceId} AND ${service.terminationRequestedAt} IS NULL)`;
