/** What a minute of the clock reads must not grow with the shop. */
import { beforeAll, describe, expect, it } from 'vitest';
import { chargeMany } from '../ledger/index.ts';
import { noticeAgain } from '../services/index.ts';
import { type World, world } from '../testing/world.ts';
import {
  dueServices,
  ended,
  noticed,
  noticesDue,
  renewed,
  resumed,
  stillActive,
  suspended,
  unpaidOfRisen,
  waitingOfRisen,
} from './store.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

async function planOf(query: unknown): Promise<string> {
  const { sql, params } = (query as { toSQL(): { sql: string; params: unknown[] } }).toSQL();
  const { results } = await w.env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .bind(...params)
    .all<{ detail: string }>();
  return results.map((r) => r.detail).join(' | ');
}

/** A plan is made without looking at them. */
const rows: never[] = [];
const charge = { transactionId: 't', amountMicro: 1, clientId: 'c', serviceId: 's', currency: 'EUR', description: '' };

describe('the plan of', () => {
  it.each<[string, (db: ReturnType<World['ctx']>['db']) => unknown, string]>([
    ['what is due', (db) => dueServices(db, 1), 'USING INDEX service_due '],
    ['whose funds are looked at', (db) => noticesDue(db, 1), 'USING INDEX service_notice '],
    ['what the risen could not pay', (db) => unpaidOfRisen(db, 1), 'INDEX service_client'],
    ['the orders of the risen', (db) => waitingOfRisen(db), 'INDEX service_client'],
    ['the next look', (db) => noticeAgain(db, ['c'], 1), 'INDEX service_client'],
    ['renewals', (db) => renewed(db, rows, 1), 'sqlite_autoindex_service_1'],
    ['resumptions', (db) => resumed(db, rows, 1), 'sqlite_autoindex_service_1'],
    ['suspensions', (db) => suspended(db, rows, 1), 'sqlite_autoindex_service_1'],
    ['ends', (db) => ended(db, rows, 1), 'sqlite_autoindex_service_1'],
    ['looks taken', (db) => noticed(db, rows), 'sqlite_autoindex_service_1'],
  ])('%s starts from the few rows, not from all that are active', async (_, query, index) => {
    const plan = await planOf(query(w.ctx().db));
    expect(plan).toContain(index);
    expect(plan).not.toMatch(/SCAN (service|o|client|product|account)\b|service_status/);
  });

  it('charges looks at each service by its id', async () => {
    const whole = { ...charge, periodStart: 1, periodEnd: 2, paidThrough: 1, suspendedAt: null };
    for (const statement of chargeMany(w.ctx(), [whole], 'run', stillActive)) {
      const plan = await planOf(statement);
      expect(plan).not.toMatch(/SCAN (service|t|ledger_transaction|account|transfer)\b|service_status/);
    }
  });
});
