import { asc, sql } from 'drizzle-orm';
import type { Db } from '../../kernel/db/db.ts';
import { server } from '../table.ts';

/** Shown by name; one more is read to know of others. */
export const SERVERS = 30;

/** Of the kept report only what is shown: with its networks it can be long. */
const reported = <T>(path: string, name: string) =>
  sql<T | null>`${server.probe} ->> ${sql.raw(`'$.${path}'`)}`.as(name);

export const serversQuery = (db: Db) =>
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
      used: server.slotsUsed,
      total: server.slotsTotal,
      slotsAt: server.slotsAt,
      licenceValid: reported<number>('licenceValid', 'licence_valid'),
      licenceExpires: reported<string>('licenceExpires', 'licence_expires'),
      failed: sql<string | null>`(SELECT value ->> '$.detail' FROM json_each(${server.probe}, '$.steps')
        WHERE value ->> '$.state' = 'failed' LIMIT 1)`.as('failed'),
    })
    .from(server)
    .orderBy(asc(server.name))
    .limit(SERVERS + 1);
