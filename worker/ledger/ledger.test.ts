import { beforeAll, describe, expect, it } from 'vitest';
import { reads } from '../kernel/db/db.ts';
import { Unit } from '../kernel/unit/unit.ts';
import { generalOf, generalQuery } from '../settings/index.ts';
import { customer, staff, unique } from '../testing/actors.ts';
import { type World, world } from '../testing/world.ts';
import { bookPayment, chargeWallet, walletOf, walletQuery } from './index.ts';
import { adjustWallet } from './verbs/adjust-wallet.ts';

let w: World;
let admin: Awaited<ReturnType<typeof staff>>;
beforeAll(async () => {
  w = await world();
  admin = await staff(w);
});

const EUR = 1_000_000;
const adjust = (id: string, amountMicro: number, description = 'Correction') =>
  admin.api.admin.clients.adjust({ id, amountMicro, description });
const SERVICE = '01KV5JE8G0S8PMW566EHN1MYC1';

describe('adjustments', () => {
  it('CL-20 +5 then −2 leave a balance of 3, and the list names the administrator', async () => {
    const mine = await customer(w);
    await adjust(mine.clientId, 5 * EUR, 'Goodwill');
    await adjust(mine.clientId, -2 * EUR, 'Taken back');
    expect(await admin.api.admin.clients.get({ id: mine.clientId })).toMatchObject({ balanceMicro: 3 * EUR });
    const { items } = await admin.api.admin.transactions.list({ clientId: mine.clientId });
    expect(items.map((t) => [t.kind, t.netMicro, t.balanceBeforeMicro, t.balanceAfterMicro, t.actor])).toEqual([
      ['adjustment', -2 * EUR, 5 * EUR, 3 * EUR, admin.name],
      ['adjustment', 5 * EUR, 0, 5 * EUR, admin.name],
    ]);
    expect(items[0]).toMatchObject({ description: 'Taken back', clientName: mine.name, grossMicro: -2 * EUR });
  });

  it('the customer reads the name of the shop where the administrator booked, never who it was', async () => {
    const mine = await customer(w);
    await adjust(mine.clientId, 5 * EUR, 'Goodwill');
    const response = await mine.rest('GET', '/api/v1/client/transactions');
    const text = await response.text();
    const { items } = JSON.parse(text) as { items: { actor: string }[] };
    const [general] = await reads(w.ctx().db, [generalQuery(w.ctx().db)]);
    const { shopName } = generalOf(general);
    expect(items.map((t) => t.actor)).toEqual([shopName || 'Support']);
    expect(text).not.toContain(admin.name);
  });

  it('CL-21 zero is refused and a description is required, each on its field', async () => {
    const { clientId } = await customer(w);
    const post = async (body: object) => {
      const response = await admin.rest('POST', `/api/v1/admin/clients/${clientId}/adjustments`, body);
      return [response.status, ((await response.json()) as { errors?: { pointer: string }[] }).errors?.[0]?.pointer];
    };
    expect(await post({ amountMicro: 0, description: 'Nothing' })).toEqual([422, '/amountMicro']);
    expect(await post({ amountMicro: EUR, description: '   ' })).toEqual([422, '/description']);
    expect(await post({ amountMicro: EUR })).toEqual([422, '/description']);
    expect(await post({ amountMicro: 0.5, description: 'Half' })).toEqual([422, '/amountMicro']);
    expect((await admin.api.admin.transactions.list({ clientId })).items).toEqual([]);
  });

  it('AP-04 a balance of 0 is answered as 0, not left out', async () => {
    const mine = await customer(w);
    await adjust(mine.clientId, EUR);
    await adjust(mine.clientId, -EUR);
    const response = await mine.rest('GET', '/api/v1/client/transactions');
    const { items } = (await response.json()) as { items: Record<string, unknown>[] };
    expect(items[0]).toMatchObject({ balanceBeforeMicro: EUR, balanceAfterMicro: 0 });
    expect(items[1]).toMatchObject({ balanceBeforeMicro: 0 });
    const [wallets] = await reads(w.ctx().db, [walletQuery(w.ctx().db, mine.clientId)]);
    expect(walletOf(wallets)).toEqual({
      clientId: mine.clientId,
      currency: 'EUR',
      balanceMicro: 0,
      heldMicro: 0,
      creditLimitMicro: 0,
      availableMicro: 0,
    });
  });

  it('stop at the credit limit with insufficient_funds, and book nothing', async () => {
    const mine = await customer(w, { creditLimitMicro: 10 * EUR });
    await adjust(mine.clientId, -10 * EUR);
    await expect(adjust(mine.clientId, -1)).rejects.toMatchObject({ code: 'insufficient_funds' });
    expect((await admin.api.admin.transactions.list({ clientId: mine.clientId })).items).toHaveLength(1);
    const [wallets] = await reads(w.ctx().db, [walletQuery(w.ctx().db, mine.clientId)]);
    expect(walletOf(wallets)).toMatchObject({
      balanceMicro: -10 * EUR,
      creditLimitMicro: 10 * EUR,
      availableMicro: 0,
    });
  });

  it('the same Idempotency-Key books once, also when both requests run at once; another body is refused', async () => {
    const { clientId } = await customer(w);
    const headers = { 'idempotency-key': unique('adjust') };
    const path = `/api/v1/admin/clients/${clientId}/adjustments`;
    const body = { amountMicro: 7 * EUR, description: 'Once' };
    const answers = await Promise.all([1, 2, 3].map(() => admin.rest('POST', path, body, headers)));
    const texts = await Promise.all(answers.map((a) => a.text()));
    expect(new Set(texts).size).toBe(1);
    expect(JSON.parse(texts[0] ?? '')).toEqual({ transactionId: expect.stringMatching(/^adjustment:/) });
    const other = await admin.rest('POST', path, { ...body, amountMicro: 8 * EUR }, headers);
    expect(other.status).toBe(422);
    expect(await admin.api.admin.clients.get({ id: clientId })).toMatchObject({ balanceMicro: 7 * EUR });
  });

  it('need finance.write, and a client that exists', async () => {
    const { clientId } = await customer(w);
    const reader = await staff(w, ['finance.read', 'clients.write']);
    const call = { id: clientId, amountMicro: EUR, description: 'No' };
    await expect(reader.api.admin.clients.adjust(call)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(adjust('7ZZZZZZZZZZZZZZZZZZZZZZZZZ', EUR)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('stand in the activity log with amount and transaction', async () => {
    const { clientId } = await customer(w);
    const { transactionId } = await adjust(clientId, EUR, 'For the log');
    const { results } = await w.env.DB.prepare('SELECT * FROM activity WHERE client_id = ?').bind(clientId).all();
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({ action: 'wallet.adjusted', actor_id: admin.id, subject: `client:${clientId}` });
    expect(JSON.parse(String(results[0]?.detail))).toEqual({ transactionId, amountMicro: EUR, currency: 'EUR' });
  });

  it('cost two round trips after the identity', async () => {
    const { clientId } = await customer(w);
    const ctx = w.ctx({ kind: 'admin', id: admin.id, name: admin.name, permissions: ['*'], sessionId: null });
    await adjustWallet(ctx, { id: clientId, amountMicro: EUR, description: 'Counted' });
    expect(ctx.meter.roundTrips).toBe(2);
  });
});

describe('payments and charges', () => {
  it('TA-12 a payment credits its net and books its tax apart; a charge takes net = gross', async () => {
    const mine = await customer(w);
    const ctx = w.ctx();
    const paid = { clientId: mine.clientId, gateway: 'bank', currency: 'EUR', documentId: SERVICE };
    await new Unit(ctx)
      .write(
        ...bookPayment(ctx, {
          ...paid,
          transactionId: `payment:${mine.clientId}`,
          netMicro: 50 * EUR,
          grossMicro: 61.5 * EUR,
          description: 'Payment of PRO-1',
        }),
        ...chargeWallet(ctx, {
          transactionId: `charge:${mine.clientId}:1`,
          clientId: mine.clientId,
          serviceId: SERVICE,
          currency: 'EUR',
          amountMicro: 13_900,
          description: 'An hour',
          periodStart: 1,
          periodEnd: 2,
        }),
      )
      .commit(null);
    const { items } = await mine.api.client.wallet.transactions({});
    expect(items.map((t) => [t.kind, t.netMicro, t.grossMicro, t.balanceAfterMicro])).toEqual([
      ['charge', -13_900, -13_900, 49_986_100],
      ['payment', 50 * EUR, 61.5 * EUR, 50 * EUR],
    ]);
    expect(items[0]).toMatchObject({ serviceId: SERVICE, periodStart: 1, periodEnd: 2 });
    const { results } = await w.env.DB.prepare(
      'SELECT debit_account, credit_account, amount_micro FROM transfer WHERE transaction_id = ? ORDER BY seq',
    )
      .bind(`payment:${mine.clientId}`)
      .all();
    expect(results).toEqual([
      { debit_account: 'cash:bank:EUR', credit_account: `wallet:${mine.clientId}`, amount_micro: 50 * EUR },
      { debit_account: 'cash:bank:EUR', credit_account: 'tax:EUR', amount_micro: 11.5 * EUR },
    ]);
  });

  it('refuse amounts that mean nothing before they reach the database', () => {
    const ctx = w.ctx();
    const paid = {
      transactionId: 'x',
      clientId: SERVICE,
      gateway: 'bank',
      currency: 'EUR',
      description: '',
      documentId: '',
    };
    expect(() => bookPayment(ctx, { ...paid, netMicro: 0, grossMicro: 0 })).toThrow(RangeError);
    expect(() => bookPayment(ctx, { ...paid, netMicro: 10, grossMicro: 9 })).toThrow(RangeError);
    expect(() => bookPayment(ctx, { ...paid, netMicro: 0.5, grossMicro: 1 })).toThrow(RangeError);
    const charge = { ...paid, serviceId: SERVICE, periodStart: null, periodEnd: null };
    expect(() => chargeWallet(ctx, { ...charge, amountMicro: -1 })).toThrow(RangeError);
  });
});

describe('lists', () => {
  it('TX-02 balance before + net = balance after, chained over pages that cut through one instant', async () => {
    const mine = await customer(w);
    for (let i = 1; i <= 30; i++) await adjust(mine.clientId, i % 3 === 0 ? -i * EUR : i * EUR);
    const first = await mine.api.client.wallet.transactions({ limit: 25 });
    const cursor = first.nextCursor ?? undefined;
    const second = await mine.api.client.wallet.transactions({ limit: 25, cursor });
    const newestFirst = [...first.items, ...second.items];
    expect(newestFirst).toHaveLength(30);
    expect(new Set(newestFirst.map((t) => t.createdAt)).size).toBe(1);
    let balance = 0;
    for (const t of newestFirst.toReversed()) {
      expect(t.balanceBeforeMicro).toBe(balance);
      expect(t.balanceBeforeMicro + t.netMicro).toBe(t.balanceAfterMicro);
      balance = t.balanceAfterMicro;
    }
    expect(await admin.api.admin.clients.get({ id: mine.clientId })).toMatchObject({ balanceMicro: balance });
    const oldestFirst = await mine.api.client.wallet.transactions({ sort: 'createdAt', limit: 100 });
    expect(oldestFirst.items).toEqual(newestFirst.toReversed());
  });

  it('an earlier clock never books before a later one: the order of time is the order of the balances', async () => {
    const mine = await customer(w);
    await adjust(mine.clientId, EUR, 'later');
    w.clock.now -= 5000;
    await adjust(mine.clientId, EUR, 'earlier');
    w.clock.now += 5000;
    const { items } = await mine.api.client.wallet.transactions({});
    expect(items.map((t) => [t.description, t.balanceAfterMicro])).toEqual([
      ['earlier', 2 * EUR],
      ['later', EUR],
    ]);
    expect(items[0]?.createdAt).toBe(items[1]?.createdAt);
  });

  it('a customer sees the transactions of its own client only, whatever it asks', async () => {
    const [mine, other] = await Promise.all([customer(w), customer(w)]);
    await adjust(mine.clientId, EUR);
    await adjust(other.clientId, 2 * EUR);
    const { items } = await mine.api.client.wallet.transactions({});
    expect(items.map((t) => t.clientId)).toEqual([mine.clientId]);
    const asked = await mine.rest('GET', `/api/v1/client/transactions?clientId=${other.clientId}`);
    expect(asked.status).toBe(422);
  });

  it('staff filter by client, service, kind, currency, time and id, and sort by amount', async () => {
    const [euro, zloty] = await Promise.all([customer(w), customer(w, { currency: 'PLN' })]);
    const ctx = w.ctx();
    await adjust(euro.clientId, 9 * EUR);
    await adjust(zloty.clientId, 4 * EUR);
    w.advance(1000);
    const service = ctx.id();
    await new Unit(ctx)
      .write(
        ...chargeWallet(ctx, {
          transactionId: `charge:${service}:0`,
          clientId: euro.clientId,
          serviceId: service,
          currency: 'EUR',
          amountMicro: EUR,
          description: 'Month',
          periodStart: null,
          periodEnd: null,
        }),
      )
      .commit(null);
    const ids = async (filter: object) =>
      (await admin.api.admin.transactions.list({ limit: 100, ...filter })).items.map((t) => t.id);
    expect(await ids({ serviceId: service })).toEqual([`charge:${service}:0`]);
    expect(await ids({ q: `charge:${service}` })).toEqual([`charge:${service}:0`]);
    expect(await ids({ clientId: euro.clientId, kind: 'charge' })).toEqual([`charge:${service}:0`]);
    expect(await ids({ clientId: euro.clientId, currency: 'PLN' })).toEqual([]);
    expect(await ids({ clientId: zloty.clientId, currency: 'PLN' })).toHaveLength(1);
    expect(await ids({ clientId: euro.clientId, from: w.clock.now })).toEqual([`charge:${service}:0`]);
    expect(await ids({ clientId: euro.clientId, to: w.clock.now - 1 })).toHaveLength(1);
    const byAmount = (await admin.api.admin.transactions.list({ clientId: euro.clientId, sort: 'netMicro' })).items;
    expect(byAmount.map((t) => t.netMicro)).toEqual([-EUR, 9 * EUR]);
    const poor = await staff(w, ['clients.read']);
    await expect(poor.api.admin.transactions.list({})).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('a page of 25 costs the same at 25 and at 400 transactions, wherever it is', async () => {
    const mine = await customer(w);
    const ctx = w.ctx();
    const unit = new Unit(ctx);
    const charge = {
      clientId: mine.clientId,
      serviceId: SERVICE,
      currency: 'EUR',
      amountMicro: 0,
      description: 'Free',
    };
    for (let i = 0; i < 400; i++) {
      const transactionId = `charge:${mine.clientId}:${i}`;
      unit.write(...chargeWallet(ctx, { ...charge, transactionId, periodStart: null, periodEnd: null }));
    }
    await unit.commit(null);
    const first = await mine.api.client.wallet.transactions({});
    const second = await mine.api.client.wallet.transactions({ cursor: first.nextCursor ?? undefined });
    expect(second.items).toHaveLength(25);
    await admin.api.admin.transactions.list({});
    for (const { meter } of w.costs.slice(-3)) {
      expect(meter.roundTrips).toBe(2);
      expect(meter.rowsRead).toBeLessThan(80);
    }
  });
});
