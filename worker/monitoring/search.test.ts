import { beforeAll, describe, expect, it } from 'vitest';
import { customer, staff } from '../testing/actors.ts';
import { type World, world } from '../testing/world.ts';

let w: World;
let serial = 0;
/** The first 18 digits of ids that end in a number of 8: as the database makes them, and unique. */
const prefix = () => String(++serial).padStart(18, '0');
beforeAll(async () => {
  w = await world();
});

const write = (query: string, ...args: unknown[]) =>
  w.env.DB.prepare(query)
    .bind(...args)
    .run();
const NUMBERS = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)';

/** Entries of the activity log; ids and instants grow with `i`. */
const activities = (count: number, clientId: string, action: string, kind = 'system') =>
  write(
    `${NUMBERS} INSERT INTO activity (id, at, actor_kind, actor_name, action, subject, client_id, summary, request_id)
     SELECT '${prefix()}' || printf('%08d', i), i, ?4, 'x', ?3, 'thing:' || i, ?2, 's', 'r' FROM n`,
    count,
    clientId,
    action,
    kind,
  );
/** Adjustments of nothing, as the ledger would have booked them; `id` is followed by a number. */
const bookings = (count: number, clientId: string, id: string) =>
  write(
    `${NUMBERS} INSERT INTO ledger_transaction (id, client_id, kind, currency, net_micro, gross_micro, balance_before_micro,
       balance_after_micro, description, actor_kind, actor_name, created_at)
     SELECT ?3 || printf('%06d', i), ?2, 'adjustment', 'EUR', 0, 0, 0, 0, 'd', 'system', 'x', i FROM n`,
    count,
    clientId,
    id,
  );

describe('a search in a large shop', () => {
  it('in my transactions finds mine, though hundreds of others begin alike', async () => {
    const [mine, others] = [await customer(w), await customer(w)];
    await bookings(3, mine.clientId, 'charge:a');
    await bookings(400, others.clientId, 'charge:b');
    const found = await mine.api.client.wallet.transactions({ q: 'charge:' });
    expect(found.items.map((t) => t.id)).toEqual(['charge:a000003', 'charge:a000002', 'charge:a000001']);
    expect((await mine.api.client.wallet.transactions({ q: 'charge:b000001' })).items).toEqual([]);
    expect(w.costs.at(-1)?.meter.rowsRead).toBeLessThan(100);
  });

  it('finds a transaction typed in full among hundreds that begin with it, also beside filters', async () => {
    const { clientId } = await customer(w);
    const { api } = await staff(w);
    await bookings(600, clientId, 'refund:1');
    await write(
      `INSERT INTO ledger_transaction SELECT NULL, 'refund:1', client_id, kind, currency, net_micro, gross_micro, balance_before_micro,
         balance_after_micro, description, service_id, document_id, period_start, period_end, cause, actor_kind, actor_id, actor_name, 0, words
       FROM ledger_transaction WHERE id = 'refund:1000001'`,
    );
    for (const filter of [{}, { clientId }, { kind: 'adjustment' as const }, { clientId, currency: 'EUR' }]) {
      const ids: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await api.admin.transactions.list({
          ...filter,
          q: 'refund:1',
          limit: 100,
          ...(cursor ? { cursor } : {}),
        });
        ids.push(...page.items.map((t) => t.id));
        cursor = page.nextCursor ?? undefined;
        expect(w.costs.at(-1)?.meter.rowsRead, JSON.stringify(filter)).toBeLessThan(3500);
      } while (cursor);
      expect(ids, JSON.stringify(filter)).toContain('refund:1');
      expect(ids.length, JSON.stringify(filter)).toBeGreaterThanOrEqual(101);
    }
  });

  it('in one client’s activity finds what that client did, though the shop did the same a thousand times since', async () => {
    const { clientId } = await customer(w);
    const other = await customer(w);
    const { api } = await staff(w);
    await activities(2, clientId, 'user.signed_in');
    await activities(1000, other.clientId, 'user.signed_in');
    expect((await api.admin.activity.list({ clientId, q: 'user.signed_in' })).items).toHaveLength(2);
    expect((await api.admin.activity.list({ clientId, q: 'user.sign' })).items).toHaveLength(2);
    expect(w.costs.at(-1)?.meter.rowsRead).toBeLessThan(300);
  });

  it('beside a filter that most rows pass reads no more than without it', async () => {
    const { clientId } = await customer(w);
    const { api } = await staff(w);
    await activities(3000, clientId, 'common.thing');
    await activities(3, clientId, 'rare.thing', 'user');
    const cost = async (filter: object) => {
      const { items } = await api.admin.activity.list({ q: 'rare', ...filter });
      expect(items, JSON.stringify(filter)).toHaveLength(
        'actorKind' in filter && filter.actorKind === 'system' ? 0 : 3,
      );
      return w.costs.at(-1)?.meter.rowsRead;
    };
    for (const filter of [{}, { actorKind: 'user' }, { actorKind: 'system' }])
      expect(await cost(filter), JSON.stringify(filter)).toBeLessThan(60);
  });

  it('an e-mail, a job and a client typed in full are found beside any filter', async () => {
    const { api } = await staff(w);
    const to = 'a@shop.test';
    await write(
      `${NUMBERS} INSERT INTO mail (id, key, recipient, subject, text, state, attempts, created_at)
       SELECT '${prefix()}' || printf('%08d', i), 'm' || i, iif(i = 1, ?2, ?2 || i), 's', 't', iif(i = 1, 'failed', 'sent'), 1, i FROM n`,
      400,
      to,
    );
    for (const filter of [{ state: 'failed' as const }, { state: 'failed' as const, sort: 'to' as const }])
      expect((await api.admin.mails.list({ q: to, ...filter })).items.map((m) => m.to)).toEqual([to]);
    await write(
      `${NUMBERS} INSERT INTO job (id, name, payload, state, run_at, attempts, max_attempts, cause, created_at)
       SELECT '${prefix()}' || printf('%08d', i), 'crowd.job', '{}', iif(i = 1, 'failed', 'completed'), 0, 0, 1, 'c', 0 FROM n`,
      400,
    );
    expect((await api.admin.jobs.list({ q: 'crowd.job', state: 'failed' })).items).toHaveLength(1);
    for (let i = 0; i < 120; i++) await customer(w, { name: 'Anna', status: i === 0 ? 'inactive' : 'active' });
    expect((await api.admin.clients.list({ q: 'ann', status: 'inactive' })).items).toHaveLength(1);
    expect((await api.admin.clients.list({ q: 'anna', status: 'inactive', currency: 'EUR' })).items).toHaveLength(1);
  });
});
