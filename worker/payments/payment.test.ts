import { beforeAll, describe, expect, it } from 'vitest';
import { proveBalances } from '../ledger/index.ts';
import { customer, staff } from '../testing/actors.ts';
import { askForFunds, balanceOf, bankReference, type Customer, EUR, NO_ID, withSettings } from '../testing/money.ts';
import { IN_INDEX_ORDER, planOf } from '../testing/plan.ts';
import { type World, world } from '../testing/world.ts';
import { paymentPage } from './store.ts';

let w: World;
let admin: Awaited<ReturnType<typeof staff>>;
beforeAll(async () => {
  w = await world();
  admin = await staff(w);
});

type Entry = { action: string; actor_id: string; actor_kind: string; summary: string; detail: string };
const actions = async (subject: string) =>
  (await w.env.DB.prepare('SELECT * FROM activity WHERE subject = ? ORDER BY id').bind(subject).all<Entry>()).results;

describe('a payment that does not come', () => {
  it('declined by staff cancels its proforma and says why; money that comes all the same is credited, on documents of its own', async () => {
    const mine = await customer(w);
    const { documentId, paymentId } = await askForFunds(mine);
    await admin.api.admin.payments.decline({ id: paymentId, reason: 'No money after two weeks' });
    expect(await mine.api.client.payments.get({ id: paymentId })).toMatchObject({ state: 'declined', reference: null });
    expect(await mine.api.client.documents.get({ id: documentId })).toMatchObject({ status: 'cancelled' });
    const entry = (await actions(`payment:${paymentId}`)).at(-1);
    expect(entry).toMatchObject({ action: 'payment.declined', actor_id: admin.id });
    expect(entry?.summary).toContain('No money after two weeks');
    await admin.api.admin.payments.confirm({ id: paymentId, reference: bankReference() });
    expect(await balanceOf(admin, mine)).toBe(50 * EUR);
    expect(await mine.api.client.payments.get({ id: paymentId })).toMatchObject({ state: 'declined', reference: null });
    expect(await mine.api.client.documents.get({ id: documentId })).toMatchObject({ status: 'cancelled' });
    const { items } = await mine.api.client.documents.list({});
    expect(items.map(({ kind, status }) => `${kind} ${status}`)).toEqual([
      'invoice paid',
      'proforma invoiced',
      'proforma cancelled',
    ]);
    const again = admin.api.admin.payments.decline({ id: paymentId, reason: 'Again' });
    await expect(again).rejects.toMatchObject({ code: 'payment_settled' });
    const reader = await staff(w, ['finance.read']);
    const forbidden = reader.api.admin.payments.decline({ id: paymentId, reason: 'No' });
    await expect(forbidden).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('IN-08 given an unpaid proforma, cancelled by staff its status is cancelled and its payment stops; money for it is refused until the listener ran, and then credited', async () => {
    const mine = await customer(w);
    const { documentId, paymentId } = await askForFunds(mine);
    await admin.api.admin.documents.cancel({ id: documentId });
    const confirm = () => admin.api.admin.payments.confirm({ id: paymentId, reference: bankReference() });
    await expect(confirm()).rejects.toMatchObject({ code: 'document_settled' });
    expect(await mine.api.client.payments.get({ id: paymentId })).toMatchObject({ state: 'pending' });
    await w.drain();
    expect(await mine.api.client.payments.get({ id: paymentId })).toMatchObject({ state: 'cancelled' });
    expect((await actions(`payment:${paymentId}`)).at(-1)).toMatchObject({
      action: 'payment.cancelled',
      actor_kind: 'system',
    });
    expect(await mine.api.client.documents.get({ id: documentId })).toMatchObject({ status: 'cancelled' });
    expect(await balanceOf(admin, mine)).toBe(0);
    await confirm();
    expect(await balanceOf(admin, mine)).toBe(50 * EUR);
    expect(await mine.api.client.documents.get({ id: documentId })).toMatchObject({ status: 'cancelled' });
  });
});

describe('simulating', () => {
  it('pays or declines the customer’s own test payment', async () => {
    const mine = await customer(w);
    const [paid, declined] = [await askForFunds(mine, 50 * EUR, 'test'), await askForFunds(mine, 50 * EUR, 'test')];
    expect(paid.start).toEqual({ kind: 'redirect', url: `/pay/${paid.paymentId}` });
    await mine.api.client.payments.simulate({ id: paid.paymentId, outcome: 'paid' });
    await mine.api.client.payments.simulate({ id: declined.paymentId, outcome: 'declined' });
    const states = [paid, declined].map(async (p) => (await mine.api.client.payments.get({ id: p.paymentId })).state);
    expect(await Promise.all(states)).toEqual(['paid', 'declined']);
    expect(await mine.api.client.documents.get({ id: declined.documentId })).toMatchObject({ status: 'cancelled' });
    expect(await balanceOf(admin, mine)).toBe(50 * EUR);
    const changed = mine.api.client.payments.simulate({ id: declined.paymentId, outcome: 'paid' });
    await expect(changed).rejects.toMatchObject({ code: 'payment_settled' });
  });

  it('is not found for a real gateway, for another’s payment, and in production', async () => {
    const [mine, other] = await Promise.all([customer(w), customer(w)]);
    const bank = await askForFunds(mine);
    const card = await askForFunds(mine, 50 * EUR, 'test');
    const simulate = (c: Customer, id: string) => c.api.client.payments.simulate({ id, outcome: 'paid' });
    await expect(simulate(mine, bank.paymentId)).rejects.toMatchObject({ code: 'not_found' });
    await expect(simulate(other, card.paymentId)).rejects.toMatchObject({ code: 'not_found' });
    await expect(other.api.client.payments.get({ id: card.paymentId })).rejects.toMatchObject({ code: 'not_found' });
    const response = await w.requestWith(
      { ...w.env, MODE: 'production' },
      `/api/v1/client/payments/${card.paymentId}/simulate`,
      {
        method: 'POST',
        headers: { origin: 'https://shop.test', 'content-type': 'application/json' },
        body: JSON.stringify({ outcome: 'paid' }),
      },
      mine.jar,
    );
    expect(response.status).toBe(404);
    expect(await balanceOf(admin, mine)).toBe(0);
  });
});

describe('what was agreed', () => {
  it('issuer and customer stay on the documents as they were, also on the invoice that comes later', async () => {
    const mine = await customer(w, { name: 'Ann Before' });
    const { documentId, paymentId } = await askForFunds(mine);
    const before = await mine.api.client.documents.get({ id: documentId });
    await admin.api.admin.clients.update({
      id: mine.clientId,
      name: 'Ann After',
      companyName: 'New Ltd',
      taxId: 'PL9',
      status: 'active',
      language: 'en',
      creditLimitMicro: 0,
      adminNotes: '',
    });
    await withSettings(admin, { companyName: 'Renamed Ltd', taxRatePpm: 80_000, taxName: 'GST' }, async () => {
      await admin.api.admin.payments.confirm({ id: paymentId, reference: bankReference() });
      const proforma = await mine.api.client.documents.get({ id: documentId });
      const invoice = await mine.api.client.documents.get({ id: proforma.relatedId ?? '' });
      const { issuer, customer: buyer, taxes, totalMinor } = before;
      for (const d of [proforma, invoice])
        expect(d).toMatchObject({ issuer, customer: buyer, taxes, totalMinor, clientName: 'Ann Before' });
    });
    expect(await balanceOf(admin, mine)).toBe(50 * EUR);
  });

  it('a payment keeps its terms and its end, whoever writes', async () => {
    const mine = await customer(w);
    const { paymentId } = await askForFunds(mine);
    const run = (sql: string) => w.env.DB.prepare(sql).bind(paymentId).run();
    await expect(run('UPDATE payment SET amount_minor = 1 WHERE id = ?')).rejects.toThrow(/append_only/);
    await expect(run('DELETE FROM payment WHERE id = ?')).rejects.toThrow(/append_only/);
    await expect(run("UPDATE payment SET state = 'paid', decided_at = 1 WHERE id = ?")).rejects.toThrow(/CHECK/);
    await admin.api.admin.payments.decline({ id: paymentId, reason: 'Over' });
    await expect(run("UPDATE payment SET reason = 'Other' WHERE id = ?")).rejects.toThrow(/payment_settled/);
  });
});

describe('the list', () => {
  it('is filtered by state, gateway and client, found by reference or number, and sorted by amount', async () => {
    const mine = await customer(w);
    const small = await askForFunds(mine, 50 * EUR, 'test');
    const large = await askForFunds(mine, 90 * EUR);
    const ref = bankReference();
    await admin.api.admin.payments.confirm({ id: large.paymentId, reference: ref });
    const ids = async (input: object) =>
      (await admin.api.admin.payments.list({ clientId: mine.clientId, ...input })).items.map((p) => p.id);
    expect(await ids({})).toEqual([large.paymentId, small.paymentId]);
    expect(await ids({ sort: 'amountMinor' })).toEqual([small.paymentId, large.paymentId]);
    expect(await ids({ state: 'pending' })).toEqual([small.paymentId]);
    expect(await ids({ gateway: 'bank' })).toEqual([large.paymentId]);
    expect(await ids({ q: ref.slice(0, -2) })).toEqual([large.paymentId]);
    const { documentNumber } = await admin.api.admin.payments.get({ id: small.paymentId });
    expect(await ids({ q: documentNumber.toLowerCase() })).toEqual([small.paymentId]);
    const poor = await staff(w, ['clients.read']);
    await expect(poor.api.admin.payments.list({})).rejects.toMatchObject({ code: 'forbidden' });
    await expect(admin.api.admin.payments.get({ id: NO_ID })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the list’s order', () => {
  it('follows documents as they count, and states; days and currency narrow it', async () => {
    const mine = await customer(w);
    const asked: Awaited<ReturnType<typeof askForFunds>>[] = [];
    for (const gateway of ['bank', 'test', 'bank']) {
      w.advance(60_000);
      asked.push(await askForFunds(mine, 50 * EUR, gateway));
    }
    await admin.api.admin.payments.decline({ id: asked[1]?.paymentId ?? '', reason: 'Never came' });
    const list = async (input: object) =>
      (await admin.api.admin.payments.list({ clientId: mine.clientId, ...input })).items;
    const ids = async (input: object) => (await list(input)).map((p) => p.id);
    const inOrder = asked.map((a) => a.paymentId);
    expect(await ids({ sort: 'documentNumber' })).toEqual(inOrder);
    expect(await ids({ sort: '-documentNumber' })).toEqual(inOrder.toReversed());
    expect((await list({ sort: 'state' })).map((p) => p.state)).toEqual(['declined', 'pending', 'pending']);
    expect((await list({ sort: '-state' })).map((p) => p.state)).toEqual(['pending', 'pending', 'declined']);
    const at = (await list({ sort: 'createdAt' }))[1]?.createdAt ?? 0;
    expect(await ids({ from: at, sort: 'createdAt' })).toEqual(inOrder.slice(1));
    expect(await ids({ to: at })).toEqual(inOrder.slice(0, 1));
    expect(await ids({ currency: 'USD' })).toEqual([]);
    expect(await ids({ currency: 'EUR', sort: 'documentNumber' })).toEqual(inOrder);
  });

  it('of one client, narrowed, is by date alone: every other sort is refused, with the one that is offered', async () => {
    const { clientId } = await customer(w);
    const list = (input: object) => admin.api.admin.payments.list({ clientId, ...input });
    for (const filter of [{ state: 'pending' }, { gateway: 'bank' }, { from: 1 }, { to: 1 }] as const) {
      for (const sort of ['documentNumber', '-state', 'amountMinor'])
        await expect(list({ ...filter, sort }), sort).rejects.toMatchObject({
          code: 'validation',
          data: { errors: [{ pointer: '/sort', message: 'With these filters, sort by createdAt.' }] },
        });
      expect((await list({ ...filter, sort: 'createdAt' })).items).toEqual([]);
    }
    expect((await list({ currency: 'EUR', sort: '-amountMinor' })).items).toEqual([]);
  });

  it('is that of an index', async () => {
    for (const filter of [{}, { state: 'pending' }, { gateway: 'bank' }, { currency: 'EUR' }] as const)
      for (const sort of ['documentNumber', 'state', 'createdAt', 'amountMinor'])
        for (const direction of ['', '-']) {
          const { query } = paymentPage(w.ctx().db, { ...filter, sort: `${direction}${sort}` });
          expect(await planOf(w, query), `${JSON.stringify(filter)} ${direction}${sort}`).toMatch(IN_INDEX_ORDER);
        }
  });
});

it('after all of this the books balance', async () => {
  await w.drain();
  expect(await proveBalances(w.ctx().db)).toMatchObject({ green: true, faultCount: 0 });
});
