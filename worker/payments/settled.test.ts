import { beforeAll, describe, expect, it } from 'vitest';
import { proveBalances } from '../ledger/index.ts';
import { customer, staff, unique } from '../testing/actors.ts';
import { askForFunds, balanceOf, bankReference, EUR, NO_ID, withSettings } from '../testing/money.ts';
import { type World, world } from '../testing/world.ts';

let w: World;
let admin: Awaited<ReturnType<typeof staff>>;
beforeAll(async () => {
  w = await world();
  admin = await staff(w);
});

type Entry = { action: string; actor_id: string; actor_kind: string; summary: string; detail: string };
const actions = async (subject: string) =>
  (await w.env.DB.prepare('SELECT * FROM activity WHERE subject = ? ORDER BY id').bind(subject).all<Entry>()).results;

describe('a payment that arrives', () => {
  it('IN-05 turns the proforma into an invoice and credits the wallet, in one unit; the tax stays outside', async () => {
    const mine = await customer(w);
    const { documentId, paymentId } = await askForFunds(mine);
    w.advance(1000);
    const ref = bankReference();
    await admin.api.admin.payments.confirm({ id: paymentId, reference: ref });

    const proforma = await mine.api.client.documents.get({ id: documentId });
    const invoice = await mine.api.client.documents.get({ id: proforma.relatedId ?? '' });
    expect(proforma).toMatchObject({ status: 'invoiced', paidAt: w.clock.now });
    expect(invoice).toMatchObject({
      kind: 'invoice',
      status: 'paid',
      number: expect.stringMatching(/^INV-\d+$/),
      relatedId: documentId,
      totalMinor: 6150,
    });
    expect(await balanceOf(admin, mine)).toBe(50 * EUR);
    expect((await mine.api.client.wallet.transactions({})).items).toMatchObject([
      {
        id: `payment:${paymentId}`,
        kind: 'payment',
        netMicro: 50 * EUR,
        grossMicro: 61.5 * EUR,
        balanceAfterMicro: 50 * EUR,
        documentId: invoice.id,
        description: `Payment of ${proforma.number}`,
        actor: 'Culvert',
      },
    ]);
    const paid = { state: 'paid', reference: ref, decidedAt: w.clock.now };
    expect(await admin.api.admin.payments.get({ id: paymentId })).toMatchObject(paid);
    const [, entry] = await actions(`payment:${paymentId}`);
    expect(entry).toMatchObject({ action: 'payment.confirmed', actor_id: admin.id });
    expect(JSON.parse(entry?.detail ?? '')).toMatchObject({ reference: ref, invoiceId: invoice.id });
  });

  it('IN-16 credits exactly the subtotal: 10.10 at 5 + 7 % costs 11.31 and credits 10.10', async () => {
    await withSettings(admin, { taxRatePpm: 50_000 + 70_000 }, async () => {
      const mine = await customer(w);
      const { documentId, paymentId } = await askForFunds(mine, 10.1 * EUR);
      await admin.api.admin.payments.confirm({ id: paymentId, reference: bankReference() });
      expect(await mine.api.client.documents.get({ id: documentId })).toMatchObject({
        subtotalMinor: 1010,
        totalMinor: 1131,
      });
      expect(await balanceOf(admin, mine)).toBe(10.1 * EUR);
    });
  });

  it('of a tax-free shop and of a currency without minor digits books no tax transfer and whole units', async () => {
    await withSettings(admin, { taxRatePpm: 0 }, async () => {
      const mine = await customer(w, { currency: 'JPY' });
      const { paymentId } = await askForFunds(mine, 500 * EUR, 'test');
      await mine.api.client.payments.simulate({ id: paymentId, outcome: 'paid' });
      expect(await balanceOf(admin, mine)).toBe(500 * EUR);
      const { results } = await w.env.DB.prepare('SELECT credit_account FROM transfer WHERE transaction_id = ?')
        .bind(`payment:${paymentId}`)
        .all();
      expect(results).toEqual([{ credit_account: `wallet:${mine.clientId}` }]);
    });
  });

  it('tells the modules above: invoice.paid and funds.added, once each', async () => {
    const mine = await customer(w);
    const { paymentId } = await askForFunds(mine);
    await admin.api.admin.payments.confirm({ id: paymentId, reference: bankReference() });
    const { results } = await w.env.DB.prepare(
      "SELECT cause, payload FROM job WHERE subject = ?1 OR payload LIKE '%' || ?2 || '%' ORDER BY id",
    )
      .bind(`payment:${paymentId}`, mine.clientId)
      .all<{ cause: string; payload: string }>();
    const causes = results.map((r) => r.cause);
    expect(new Set(causes)).toEqual(new Set(['event: invoice.paid', 'event: funds.added']));
    const added = results.find((r) => r.cause === 'event: funds.added');
    expect(JSON.parse(added?.payload ?? '')).toEqual({ clientId: mine.clientId, paymentId });
    await w.drain();
  });

  it('confirmed twice is payment_settled and credits once; the same Idempotency-Key is answered again', async () => {
    const mine = await customer(w);
    const { paymentId } = await askForFunds(mine);
    const path = `/api/v1/admin/payments/${paymentId}/confirm`;
    const body = { reference: bankReference() };
    const headers = { 'idempotency-key': unique('confirm') };
    expect((await admin.rest('POST', path, body, headers)).status).toBe(200);
    expect((await admin.rest('POST', path, body, headers)).status).toBe(200);
    const again = await admin.rest('POST', path, { reference: bankReference() });
    expect([again.status, await again.json()]).toMatchObject([409, { code: 'payment_settled' }]);
    expect(await balanceOf(admin, mine)).toBe(50 * EUR);
  });

  it('told of twenty times at once credits once', async () => {
    const mine = await customer(w);
    const { paymentId } = await askForFunds(mine, 50 * EUR, 'test');
    const calls = Array.from({ length: 20 }, () =>
      mine.api.client.payments.simulate({ id: paymentId, outcome: 'paid' }),
    );
    const results = await Promise.allSettled(calls);
    expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
    for (const r of results) if (r.status === 'rejected') expect(r.reason).toMatchObject({ code: 'payment_settled' });
    expect(await balanceOf(admin, mine)).toBe(50 * EUR);
    expect((await mine.api.client.documents.list({ kind: 'invoice' })).items).toHaveLength(1);
  });

  it('one bank reference pays one proforma: the second is payment_reference_taken on its field', async () => {
    const mine = await customer(w);
    const [first, second] = [await askForFunds(mine), await askForFunds(mine)];
    const ref = bankReference();
    await admin.api.admin.payments.confirm({ id: first.paymentId, reference: ref });
    const twice = admin.api.admin.payments.confirm({ id: second.paymentId, reference: ref });
    await expect(twice).rejects.toMatchObject({
      code: 'payment_reference_taken',
      data: { errors: [{ pointer: '/reference' }] },
    });
    expect(await balanceOf(admin, mine)).toBe(50 * EUR);
    expect(await admin.api.admin.payments.get({ id: second.paymentId })).toMatchObject({ state: 'pending' });
  });

  it('needs a reference, finance.write, and a payment of a gateway that staff confirm', async () => {
    const mine = await customer(w);
    const bank = await askForFunds(mine);
    const card = await askForFunds(mine, 50 * EUR, 'test');
    const confirm = (id: string, ref: string, by = admin) => by.api.admin.payments.confirm({ id, reference: ref });
    await expect(confirm(bank.paymentId, '  ')).rejects.toMatchObject({ code: 'validation' });
    await expect(confirm(card.paymentId, bankReference())).rejects.toMatchObject({ code: 'validation' });
    await expect(confirm(NO_ID, bankReference())).rejects.toMatchObject({ code: 'not_found' });
    const reader = await staff(w, ['finance.read']);
    await expect(confirm(bank.paymentId, bankReference(), reader)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await balanceOf(admin, mine)).toBe(0);
  });
});

it('after all of this the books balance', async () => {
  await w.drain();
  expect(await proveBalances(w.ctx().db)).toMatchObject({ green: true, faultCount: 0 });
});
