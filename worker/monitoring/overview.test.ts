import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Permission } from '../kernel/contract.ts';
import { walkOn } from '../ledger/tasks.ts';
import { customer, staff } from '../testing/actors.ts';
import { askForFunds, bankReference, EUR } from '../testing/money.ts';
import { steer } from '../testing/panels.ts';
import { fund, order, type Shop, shop, withRoomyLicence } from '../testing/shop.ts';
import { START, type World, world } from '../testing/world.ts';
import { clockOf } from './rules/overview.ts';
import { addUpChunk } from './tasks.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

withRoomyLicence();
let w: World;
let s: Shop;
beforeAll(async () => {
  w = await world();
  s = await shop(w, { fundsMicro: 100 * EUR });
});

const seen = (permissions: Parameters<typeof staff>[1] = ['*']) =>
  staff(w, permissions).then(({ api }) => api.admin.overview.get({}));
const eurToday = async () => (await seen()).money?.today.find(({ currency }) => currency === 'EUR');
const paid = async (netMicro: number) => {
  const c = await customer(w);
  const { paymentId } = await askForFunds(c, netMicro);
  await s.admin.api.admin.payments.confirm({ id: paymentId, reference: bankReference() });
  return c;
};

describe('the overview', () => {
  it('shows each part only to those who may see it, and none to a stranger', async () => {
    const blank = {
      clock: null,
      queue: null,
      servers: null,
      money: null,
      proof: null,
      newOrders: null,
      newClients: null,
      setUp: null,
      attention: [],
      moreAttention: [],
    };
    const shownWith = async (permissions: Permission[]) => {
      const answer = await seen(permissions);
      expect(answer).toMatchObject({ at: w.clock.now, day: '2026-06-15', timeZone: 'UTC' });
      return Object.keys(blank).filter((key) => {
        const part = answer[key as keyof typeof answer];
        return part !== null && !(Array.isArray(part) && part.length === 0);
      });
    };
    expect(await seen([])).toMatchObject(blank);
    expect(await shownWith(['servers.read'])).toEqual(['servers']);
    expect(await shownWith(['finance.read'])).toEqual(['money', 'proof']);
    expect(await shownWith(['services.read'])).toEqual(['newOrders']);
    expect(await shownWith(['clients.read'])).toEqual(['newClients']);
    expect((await shownWith(['monitoring.read'])).slice(0, 2)).toEqual(['clock', 'queue']);
    expect(await shownWith(['servers.read', 'catalog.read', 'services.read', 'settings.read'])).toContain('setUp');
    await expect(w.browser().api.admin.overview.get({})).rejects.toMatchObject({ status: 401 });
    await expect(s.buyer.api.admin.overview.get({})).rejects.toMatchObject({ status: 401 });
  });

  it('counts the money of the day by what was paid in, charged and left unpaid, before and after it was added up', async () => {
    const before = (await eurToday()) ?? { paidMicro: 0, chargedMicro: 0, refundedMicro: 0 };
    await paid(20 * EUR);
    await order(s);
    await w.drain();
    const expected = {
      currency: 'EUR',
      paidMicro: before.paidMicro + 24_600_000,
      chargedMicro: before.chargedMicro + 20_500_000,
      refundedMicro: before.refundedMicro,
    };
    expect(await eurToday()).toEqual(expected);
    while (await addUpChunk(w.ctx()));
    expect(await eurToday()).toEqual(expected);
    expect((await seen()).money?.countedTo).toBeNull();
    await addUpChunk(w.ctx());
    await paid(10 * EUR);
    expect((await eurToday())?.paidMicro).toBe(expected.paidMicro + 12_300_000);
    await Promise.all([addUpChunk(w.ctx()), addUpChunk(w.ctx())]);
    expect((await eurToday())?.paidMicro).toBe(expected.paidMicro + 12_300_000);
  });

  it('says up to when it has counted while the task is behind', async () => {
    const before = (await eurToday())?.chargedMicro;
    for (let i = 0; i < 25; i++) await fund(s.admin, s.buyer.clientId, EUR);
    expect((await seen()).money?.countedTo).toBe(w.clock.now);
    while (await addUpChunk(w.ctx()));
    expect((await seen()).money?.countedTo).toBeNull();
    expect((await eurToday())?.chargedMicro).toBe(before);
  });

  it('given an active VPN whose account is gone from its server, it is under what needs attention until it has a new one', async () => {
    const gone = await shop(w);
    const id = await order(gone);
    await w.drain();
    const listed = async () =>
      (await seen(['services.read'])).attention.filter(({ kind, id: of }) => kind === 'service' && of === id);
    expect(await listed()).toEqual([]);
    const { vpn } = await gone.admin.api.admin.services.get({ id });
    const { url, token } = inject('panel');
    await fetch(`${url}/api/v1/client/${vpn?.name}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${token}` },
    });
    await gone.admin.api.admin.services.sync({ id });
    expect(await listed()).toMatchObject([{ level: 'danger', why: expect.stringContaining('not found') }]);
    await gone.admin.api.admin.services.recreate({ id });
    await w.drain();
    expect(await listed()).toEqual([]);
  });

  it('sums unpaid proformas by currency, and puts a transfer that waits for confirmation under what needs attention', async () => {
    const before = (await seen()).money?.unpaid;
    const c = await customer(w);
    const { paymentId } = await askForFunds(c, 50 * EUR);
    const { money, attention } = await seen();
    const sum = (list: typeof before) => list?.totals?.find(({ currency }) => currency === 'EUR')?.totalMinor ?? 0;
    expect([money?.unpaid.n, sum(money?.unpaid) - sum(before)]).toEqual([(before?.n ?? 0) + 1, 6150]);
    expect(attention.filter(({ kind }) => kind === 'payment')).toMatchObject([
      { id: paymentId, amountMinor: 6150, currency: 'EUR', clientName: c.name, name: 'Bank transfer', level: 'warn' },
    ]);
    await s.admin.api.admin.payments.decline({ id: paymentId, reason: 'No such transfer' });
    expect((await seen()).attention.filter(({ kind }) => kind === 'payment')).toEqual([]);
  });

  it('counts orders and clients from midnight of the shop’s zone', async () => {
    const at = async (): Promise<[number, number]> => {
      const { newOrders, newClients } = await seen();
      return [newOrders ?? -1, newClients ?? -1];
    };
    const [orders, clients] = await at();
    await fund(s.admin, s.buyer.clientId, 30 * EUR);
    await order(s);
    await customer(w);
    expect(await at()).toEqual([orders + 1, clients + 1]);
    const { general } = await s.admin.api.admin.settings.get({});
    await s.admin.api.admin.settings.save({ ...general, timeZone: 'Asia/Tokyo' });
    await addUpChunk(w.ctx());
    w.advance(Date.UTC(2026, 5, 15, 15, 1) - w.clock.now);
    expect([(await seen()).day, ...(await at())]).toEqual(['2026-06-16', 0, 0]);
    await customer(w);
    expect(await at()).toEqual([0, 1]);
    expect(await eurToday()).toBeUndefined();
    await s.admin.api.admin.settings.save(general);
    await addUpChunk(w.ctx());
  });

  it('tells when the clock stopped, what waits in the queue and what failed for good', async () => {
    await w.tick();
    w.advance(5 * MINUTE);
    await w.tick();
    expect((await seen()).clock).toEqual({ lastTickAt: w.clock.now, late: false });
    await w.drain();
    expect((await seen()).queue).toEqual({
      waiting: { n: 0, more: false },
      oldestAt: null,
      failed: { n: 0, more: false },
    });
    w.advance(2 * MINUTE + 1);
    const [stopped, ...others] = (await seen()).attention.filter(({ kind }) => kind === 'clock');
    expect([stopped, others]).toMatchObject([{ level: 'danger', at: w.clock.now - 2 * MINUTE - 1 }, []]);
    await insertJobs('queued', 25);
    await insertJobs('failed', 5);
    const { queue, attention, moreAttention } = await seen(['monitoring.read']);
    expect(queue).toEqual({ waiting: { n: 20, more: true }, oldestAt: START, failed: { n: 5, more: false } });
    expect(attention.filter(({ kind }) => kind === 'job')).toHaveLength(4);
    expect(moreAttention).toEqual(['job']);
    await w.env.DB.prepare("DELETE FROM job WHERE cause = 'overview test'").run();
  });

  it('calls a clock that has only begun neither stopped nor late until its first task is overdue', () => {
    const first = { lastRunAt: null, nextRunAt: START + MINUTE };
    const late = (at: number) => clockOf([first, { ...first, nextRunAt: START + DAY }], at).late;
    expect([late(START), late(START + 3 * MINUTE), late(START + 3 * MINUTE + 1)]).toEqual([false, false, true]);
    expect(clockOf([], START)).toEqual({ lastTickAt: null, late: true });
  });

  it('shows how the ledger proof went, and says so when it is red or was not made for more than a day', async () => {
    const ledger = async () => (await seen(['finance.read'])).attention.filter(({ kind }) => kind === 'ledger');
    await walkOn(w.ctx());
    expect((await seen(['finance.read'])).proof?.last).toMatchObject({ green: true, finishedAt: w.clock.now });
    expect(await ledger()).toEqual([]);
    w.advance(2 * DAY);
    expect(await ledger()).toMatchObject([{ level: 'warn', at: w.clock.now - 2 * DAY }]);
    await w.env.DB.prepare(
      'UPDATE ledger_proof SET fault_count = 3, finished_at = ? WHERE id = (SELECT max(id) FROM ledger_proof)',
    )
      .bind(w.clock.now)
      .run();
    expect(await ledger()).toMatchObject([{ level: 'danger', number: 3, at: w.clock.now }]);
  });
});

const insertJobs = (state: string, n: number) =>
  w.env.DB.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
     INSERT INTO job (id, name, payload, state, run_at, attempts, max_attempts, cause, created_at)
     SELECT printf('01%s%023d', upper(substr(?1, 1, 1)), i), 'x', '{}', ?1, ?3 + i - 1, 1, 1, 'overview test', ?3 FROM n`,
  )
    .bind(state, n, START)
    .run();

describe('servers on the overview', () => {
  const health = async (id: string) => {
    const { servers, attention } = await seen(['servers.read']);
    return { of: servers?.items.find((x) => x.id === id), asks: attention.filter((x) => x.id === id) };
  };
  const kinds = async () => (await health(s.serverId)).asks.map(({ kind, level, licence }) => [kind, level, licence]);

  it('given a panel whose licence ends, as the clock goes on it warns 30, 7 and 1 days before and when it is over', async () => {
    const before = ((await steer('GET', 'state')) as { licence: unknown }).licence;
    // The panel's own clock is the real one.
    const expires = Date.UTC(2040, 0, 1);
    await steer('POST', 'licence', { expires: new Date(expires).toISOString() });
    await s.admin.api.admin.servers.test({ id: s.serverId });
    const start = w.clock.now;
    expect(await kinds()).toEqual([]);
    const at = async (ms: number) => {
      w.clock.now = ms;
      return kinds();
    };
    expect(await at(expires - 31 * DAY)).toEqual([]);
    expect(await at(expires - 30 * DAY)).toEqual([['licence', 'warn', 'days30']]);
    expect(await at(expires - 7 * DAY)).toEqual([['licence', 'warn', 'days7']]);
    expect(await at(expires - DAY)).toEqual([['licence', 'danger', 'days1']]);
    expect(await at(expires)).toEqual([['licence', 'danger', 'expired']]);
    w.clock.now = start;
    await steer('POST', 'licence', before);
    await s.admin.api.admin.servers.test({ id: s.serverId });
    expect(await kinds()).toEqual([]);
  });

  it('given nine of ten slots taken, of the licence or of our own limit, it warns; at the limit it is serious', async () => {
    const before = (await steer('GET', 'state')) as { licence: unknown; clients: unknown[] };
    const used = before.clients.length;
    await steer('POST', 'licence', { ceiling: Math.ceil((used + 1) / 0.85) + 10 });
    await s.admin.api.admin.servers.test({ id: s.serverId });
    expect(await kinds()).toEqual([]);
    await steer('POST', 'licence', { ceiling: Math.max(used, 1) });
    await s.admin.api.admin.servers.test({ id: s.serverId });
    expect(await kinds()).toEqual([['slots', 'danger', null]]);
    await steer('POST', 'licence', before.licence);
    await s.admin.api.admin.servers.test({ id: s.serverId });
    const setLimit = (max: number | null, accounts: number) =>
      w.env.DB.prepare('UPDATE server SET max_accounts = ?, accounts = ? WHERE id = ?')
        .bind(max, accounts, s.serverId)
        .run();
    await setLimit(10, 8);
    expect(await kinds()).toEqual([]);
    await setLimit(10, 9);
    expect(await kinds()).toEqual([['slots', 'warn', null]]);
    expect((await health(s.serverId)).of).toMatchObject({ slots: { used: 9, total: 10 }, slotsLow: true, state: 'ok' });
    await setLimit(null, 0);
  });

  it('tells a server that is down, failed its test, was never tested or is switched off', async () => {
    const set = (sql: string) => w.env.DB.prepare(`UPDATE server SET ${sql} WHERE id = ?`).bind(s.serverId).run();
    await set(`down_since = ${START}, down_until = ${START}, down_why = 'No answer'`);
    expect(await health(s.serverId)).toMatchObject({
      of: { state: 'down', downSince: START, why: 'No answer' },
      asks: [{ kind: 'server', level: 'danger', why: 'No answer', at: START }],
    });
    await set('disabled = 1');
    expect(await health(s.serverId)).toMatchObject({ of: { state: 'disabled' }, asks: [] });
    await set(
      `disabled = 0, down_since = NULL, probe = '{"ok":false,"at":5,"steps":[{"state":"ok","detail":"x"},{"state":"failed","detail":"No networks"}]}'`,
    );
    expect((await health(s.serverId)).of).toMatchObject({ state: 'failed', why: 'No networks', testedAt: 5 });
    await set('probe = NULL');
    expect(await health(s.serverId)).toMatchObject({ of: { state: 'never', licence: 'unknown' }, asks: [] });
    await s.admin.api.admin.servers.test({ id: s.serverId });
  });
});

describe('first steps on the overview', () => {
  it('are proved from data', async () => {
    const { setUp } = await seen();
    expect(setUp).toMatchObject({
      server: true,
      tested: true,
      product: true,
      sellable: true,
      order: true,
      gateway: true,
    });
    const { general } = await s.admin.api.admin.settings.get({});
    await s.admin.api.admin.settings.save({ ...general, companyAddress: 'Main St 1' });
    expect((await seen()).setUp?.company).toBe(true);
    await s.admin.api.admin.settings.save({ ...general, companyAddress: '' });
    expect((await seen()).setUp?.company).toBe(false);
    await w.env.DB.prepare('DELETE FROM product_target').run();
    expect((await seen()).setUp).toMatchObject({ product: true, sellable: false });
  });
});
