/** The reads behind the overview: each a few rows of an index, whatever the size of the shop. `shown` false reads nothing. */

import { and, asc, desc, eq, lte, sql } from 'drizzle-orm';
import { client } from '../../accounts/index.ts';
import { price, product, productTarget } from '../../catalog/index.ts';
import { document } from '../../invoices/index.ts';
import type { Db } from '../../kernel/db/db.ts';
import { job, sequence, task } from '../../kernel/db/tables.ts';
import { idFrom } from '../../kernel/id.ts';
import { DAY_MS } from '../../kernel/time/time.ts';
import { server, serverGroup, serverGroupMember } from '../../servers/index.ts';
import { service } from '../../services/index.ts';
import { dayTotalProgress } from '../table.ts';

/** Counted so far; one more is read to know of others. */
export const COUNTED = 20;

const unless = (shown: boolean) => (shown ? undefined : sql`0`);

export const tasksQuery = (db: Db) =>
  db
    .select({ name: task.name, lastRunAt: task.lastRunAt, nextRunAt: task.nextRunAt, enabled: task.enabled })
    .from(task)
    .limit(60);

/** Jobs whose time has come, the longest waiting first. */
export const waitingJobs = (db: Db, now: number, shown: boolean) =>
  db
    .select({ runAt: job.runAt })
    .from(job)
    .where(and(unless(shown), eq(job.state, 'queued'), lte(job.runAt, now)))
    .orderBy(asc(job.runAt))
    .limit(COUNTED + 1);

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
