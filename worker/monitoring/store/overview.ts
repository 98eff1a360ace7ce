/** The reads behind the overview: each a few rows of an index, whatever the size of the shop. `shown` false reads nothing. */
import { and, asc, desc, eq, inArray, lte, sql } from 'drizzle-orm';
import { client } from '../../accounts/index.ts';
import { price, product, productTarget } from '../../catalog/index.ts';
import { document } from '../../invoices/index.ts';
import type { Db } from '../../kernel/db/db.ts';
import { job, sequence, task } from '../../kernel/db/tables.ts';
import { idFrom } from '../../kernel/id.ts';
import { payment } from '../../payments/index.ts';
import { server, serverGroup, serverGroupMember } from '../../servers/index.ts';
import { service } from '../../services/index.ts';
import { dayTotalProgress } from '../table.ts';

const DAY_MS = 86_400_000;

/** Counted so far; one more is read to know of others. */
export const COUNTED = 20;
/** Listed of each kind of trouble. */
export const LISTED = 4;
export const SERVERS = 30;

const unless = (shown: boolean) => (shown ? undefined : sql`0`);

export const tasksQuery = (db: Db, shown: boolean) =>
  db
    .select({ name: task.name, lastRunAt: task.lastRunAt, nextRunAt: task.nextRunAt, enabled: task.enabled })
    .from(task)
    .where(unless(shown))
    .limit(60);

/** Jobs whose time has come, the longest waiting first. */
export const waitingJobs = (db: Db, now: number, shown: boolean) =>
  db
    .select({ runAt: job.runAt })
    .from(job)
    .where(and(unless(shown), eq(job.state, 'queued'), lte(job.runAt, now)))
    .orderBy(asc(job.runAt))
    .limit(COUNTED + 1);

export const failedJobs = (db: Db, shown: boolean) =>
  db
    .select({
      id: job.id,
      name: job.name,
      lastError: job.lastError,
      finishedAt: job.finishedAt,
      createdAt: job.createdAt,
    })
    .from(job)
    .where(and(unless(shown), eq(job.state, 'failed')))
    .orderBy(desc(job.id))
    .limit(COUNTED + 1);

/** Of the kept report only what is shown: with its networks it can be long. */
const reported = <T>(path: string, name: string) =>
  sql<T | null>`${server.probe} ->> ${sql.raw(`'$.${path}'`)}`.as(name);

export const serversQuery = (db: Db, shown: boolean) =>
  db
    .select({
      id: server.id,
      name: server.name,
      disabled: server.disabled,
      accounts: server.accounts,
      maxAccounts: server.maxAccounts,
      downSince: server.downSince,
      downWhy: server.downWhy,
      ok: reported<number>('ok', 'ok'),
      testedAt: reported<number>('at', 'tested_at'),
      used: reported<number>('slots.used', 'used'),
      total: reported<number>('slots.total', 'total'),
      licenceValid: reported<number>('licenceValid', 'licence_valid'),
      licenceExpires: reported<string>('licenceExpires', 'licence_expires'),
      failed: sql<string | null>`(SELECT value ->> '$.detail' FROM json_each(${server.probe}, '$.steps')
        WHERE value ->> '$.state' = 'failed' LIMIT 1)`.as('failed'),
    })
    .from(server)
    .where(unless(shown))
    .orderBy(asc(server.name))
    .limit(SERVERS + 1);

/** What a person has to look at, in whatever state it is, and orders that failed; the newest first. */
export const stuckServices = (db: Db, provisionStatus: 'needs_attention' | 'error', shown: boolean) =>
  db
    .select({
      id: service.id,
      number: service.number,
      productName: service.productName,
      cause: service.cause,
      orderedAt: service.orderedAt,
      clientName: client.name,
    })
    .from(service)
    .innerJoin(client, eq(client.id, service.clientId))
    .where(
      and(
        unless(shown),
        eq(service.provisionStatus, provisionStatus),
        // A failed order that was cancelled since is nobody's business any more.
        provisionStatus === 'error' ? eq(service.status, 'pending') : undefined,
      ),
    )
    .orderBy(provisionStatus === 'error' ? desc(service.id) : desc(service.number))
    .limit(LISTED + 1);

/** Of the gateways that only staff can confirm, the longest waiting first. */
export const waitingPayments = (db: Db, gateways: readonly string[], shown: boolean) =>
  db
    .select({
      id: payment.id,
      gateway: payment.gateway,
      amountMinor: payment.amountMinor,
      currency: payment.currency,
      createdAt: payment.createdAt,
      clientName: client.name,
      documentNumber: document.number,
    })
    .from(payment)
    .innerJoin(client, eq(client.id, payment.clientId))
    .innerJoin(document, eq(document.id, payment.documentId))
    // As a literal: only then the partial index is taken.
    .where(and(unless(shown), inArray(payment.gateway, [...gateways]), sql`${payment.state} = 'pending'`))
    .orderBy(asc(payment.gateway), asc(payment.createdAt), asc(payment.id))
    .limit(LISTED + 1);

export const unpaidProformas = (db: Db, shown: boolean) =>
  db
    .select({ currency: document.currency, totalMinor: document.totalMinor })
    .from(document)
    .where(and(unless(shown), eq(document.status, 'unpaid')))
    .orderBy(desc(document.issuedAt), desc(document.id))
    .limit(COUNTED + 1);

/** Where the ids of today begin: in the shop's zone if a task has noted it, else in UTC. */
const todayId = (now: number) => sql`coalesce((SELECT CASE WHEN ${idFrom(now)} < ${dayTotalProgress.tomorrowId}
  THEN ${dayTotalProgress.todayId} ELSE ${dayTotalProgress.tomorrowId} END FROM ${dayTotalProgress}), ${idFrom(now - (now % DAY_MS))})`;

/** Numbers have no gap: how many came today is the next number less the first of the day. */
const numbered = (name: string, owner: typeof client | typeof service, now: number) =>
  sql<number>`coalesce((SELECT ${sequence.next} FROM ${sequence} WHERE ${sequence.name} = ${name}) -
    (SELECT ${owner.number} FROM ${owner} WHERE ${owner.id} >= ${todayId(now)} ORDER BY ${owner.id} LIMIT 1), 0)`;
export const newToday = (db: Db, now: number) =>
  db
    .select({
      clients: numbered('client', client, now).as('clients'),
      orders: numbered('service', service, now).as('orders'),
    })
    .from(sql`(SELECT 1)`);

const one = (column: unknown, rest: unknown) => sql<string | null>`(SELECT ${column} ${rest} LIMIT 1)`;
const offered = sql`FROM ${product} WHERE ${product.retired} = 0`;

/** The oldest of what a shop begins with, null where there is none. */
export const beginnings = (db: Db, shown: boolean) =>
  db
    .select({
      serverId: one(server.id, sql`FROM ${server} ORDER BY ${server.createdAt}`).as('server_id'),
      testedId: one(server.id, sql`FROM ${server} WHERE ${server.probe} ->> '$.ok' = 1`).as('tested_id'),
      untestedId: one(server.id, sql`FROM ${server} WHERE coalesce(${server.probe} ->> '$.ok', 0) = 0`).as(
        'untested_id',
      ),
      groupId: one(serverGroup.id, sql`FROM ${serverGroup} ORDER BY ${serverGroup.createdAt}`).as('group_id'),
      filledId: one(serverGroupMember.groupId, sql`FROM ${serverGroupMember}`).as('filled_id'),
      productId: one(product.id, offered).as('product_id'),
      sellableId: one(
        product.id,
        sql`${offered} AND EXISTS (SELECT 1 FROM ${productTarget} WHERE ${productTarget.productId} = ${product.id})
          AND EXISTS (SELECT 1 FROM ${price} WHERE ${price.thing} = 'product:' || ${product.id} AND ${price.current} = 1)`,
      ).as('sellable_id'),
      orderId: one(service.id, sql`FROM ${service}`).as('order_id'),
    })
    .from(sql`(SELECT 1)`)
    .where(unless(shown));
