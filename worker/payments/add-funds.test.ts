import { beforeAll, describe, expect, it } from 'vitest';
import { customer, staff, unique } from '../testing/actors.ts';
import { askForFunds, balanceOf, bankReference, EUR, withSettings } from '../testing/money.ts';
import { START, type World, world } from '../testing/world.ts';

let w: World;
let admin: Awaited<ReturnType<typeof staff>>;
beforeAll(async () => {
  w = await world();
  admin = await staff(w);
});

type Entry = { action: string; actor_id: string; actor_kind: string; summary: string; detail: string };
const actions = async (subject: string) =>
  (await w.env.DB.prepare('SELECT * FROM activity WHERE subject = ? ORDER BY id').bind(subject).all<Entry>()).results;

describe('ways to pay', () => {
  it('offer the simulated one outside of production only', async () => {
    const mine = await customer(w);
    const keys = async (mode: string) => {
      const response = await w.requestWith({ ...w.env, MODE: mode as never }, '/api/v1/client/gateways', {}, mine.jar);
      return ((await response.json()) as { gateways: { key: string }[] }).gateways.map((g) => g.key);
    };
    expect(await keys('test')).toEqual(['test', 'bank']);
    expect(await keys('production')).toEqual(['bank']);
    expect((await mine.api.client.payments.gateways({})).gateways[1]).toEqual({
      key: 'bank',
      label: 'Bank transfer',
      simulated: false,
      confirmedByStaff: true,
    });
  });
});

describe('the quote', () => {
  it('AF-02 50 at 23 % costs 61.50 and tells the balance after and the bounds', async () => {
    const mine = await customer(w, { creditLimitMicro: EUR });
    await admin.api.admin.clients.adjust({ id: mine.clientId, amountMicro: -EUR, description: 'Spent' });
    expect(await mine.api.client.payments.quote({ netMicro: 50 * EUR })).toEqual({
      currency: 'EUR',
      netMicro: 50 * EUR,
      subtotalMinor: 5000,
      taxMinor: 1150,
      totalMinor: 6150,
      taxes: [{ name: 'VAT', ratePpm: 230_000, amountMinor: 1150 }],
      balanceAfterMicro: 49 * EUR,
      minMicro: 5 * EUR,
      maxMicro: 1000 * EUR,
    });
  });

  it('rounds up to what can be paid, and refuses nothing and less', async () => {
    const mine = await customer(w, { currency: 'JPY' });
    const quote = await mine.api.client.payments.quote({ netMicro: 1_000_500_000 });
    expect(quote).toMatchObject({ currency: 'JPY', netMicro: 1001 * EUR, subtotalMinor: 1001, totalMinor: 1231 });
    for (const netMicro of [0, -5 * EUR])
      await expect(mine.api.client.payments.quote({ netMicro })).rejects.toMatchObject({ code: 'validation' });
  });

  it('of more than any ledger holds says how much may be added', async () => {
    const mine = await customer(w);
    await expect(mine.api.client.payments.quote({ netMicro: Number.MAX_SAFE_INTEGER })).rejects.toMatchObject({
      code: 'validation',
      data: { errors: [{ pointer: '/netMicro', message: 'Enter at most 1000.00 EUR.' }] },
    });
  });
});

describe('adding funds', () => {
  it('IN-01 issues a PRO-n that is due in seven days, with the customer and the shop on it', async () => {
    const mine = await customer(w, { companyName: 'Ann Ltd' });
    const { documentId, paymentId } = await askForFunds(mine);
    const shown = await mine.api.client.documents.get({ id: documentId });
    expect(shown).toMatchObject({
      kind: 'proforma',
      status: 'unpaid',
      number: expect.stringMatching(/^PRO-\d+$/),
      issuedAt: START,
      dueAt: START + 7 * 86_400_000,
      subtotalMinor: 5000,
      taxMinor: 1150,
      totalMinor: 6150,
      lines: [{ description: 'Balance top-up', amountMinor: 5000 }],
      customer: { name: mine.name, company: 'Ann Ltd', email: mine.email },
      issuer: { name: 'Culvert', company: 'Culvert demo company' },
    });
    expect(await mine.api.client.payments.get({ id: paymentId })).toMatchObject({
      documentId,
      documentNumber: shown.number,
      state: 'pending',
      amountMinor: 6150,
      currency: 'EUR',
      clientName: mine.name,
      gatewayLabel: 'Bank transfer',
      simulated: false,
      reference: null,
      decidedAt: null,
      forServiceId: null,
    });
    expect(await balanceOf(admin, mine)).toBe(0);
    const [entry] = await actions(`payment:${paymentId}`);
    expect(entry).toMatchObject({ action: 'payment.started', actor_id: mine.id, actor_kind: 'user' });
  });

  it('outside the bounds of the settings is refused by the server, on the field', async () => {
    const mine = await customer(w);
    await withSettings(admin, { minTopUpMicro: 10 * EUR, maxTopUpMicro: 20 * EUR }, async () => {
      for (const netMicro of [10 * EUR - 1, 20 * EUR + 1, -15 * EUR]) {
        await expect(askForFunds(mine, netMicro)).rejects.toMatchObject({
          code: 'validation',
          data: { errors: [{ pointer: '/netMicro', message: 'Add between 10.00 EUR and 20.00 EUR.' }] },
        });
      }
      for (const netMicro of [10 * EUR, 20 * EUR]) await askForFunds(mine, netMicro);
    });
    expect((await mine.api.client.documents.list({})).items).toHaveLength(2);
  });

  it('a bank transfer leads to its page, which quotes the number that the batch gave', async () => {
    const mine = await customer(w);
    const { paymentId, start } = await askForFunds(mine);
    expect(start).toEqual({ kind: 'redirect', url: `/pay/${paymentId}` });
    const shown = await mine.api.client.payments.get({ id: paymentId });
    const text = `Transfer the exact amount in EUR and quote ${shown.documentNumber}.`;
    expect(shown.start).toEqual({ kind: 'instructions', text });
  });

  it('an unknown gateway, and a simulated one in production, is refused on its field', async () => {
    const mine = await customer(w);
    const data = { errors: [{ pointer: '/gateway' }] };
    await expect(askForFunds(mine, 50 * EUR, 'gold')).rejects.toMatchObject({ code: 'validation', data });
    const response = await w.requestWith(
      { ...w.env, MODE: 'production' },
      '/api/v1/client/top-ups',
      {
        method: 'POST',
        headers: { origin: 'https://shop.test', 'content-type': 'application/json' },
        body: JSON.stringify({ netMicro: 50 * EUR, gateway: 'test' }),
      },
      mine.jar,
    );
    expect([response.status, await response.json()]).toMatchObject([422, data]);
    expect((await mine.api.client.documents.list({})).items).toEqual([]);
  });

  it('the same Idempotency-Key issues one proforma, also when sent at once', async () => {
    const mine = await customer(w);
    const headers = { 'idempotency-key': unique('top-up') };
    const post = () => mine.rest('POST', '/api/v1/client/top-ups', { netMicro: 50 * EUR, gateway: 'bank' }, headers);
    const answers = await Promise.all([post(), post(), post()]);
    const texts = await Promise.all([...answers, await post()].map((a) => a.text()));
    expect(new Set(texts).size).toBe(1);
    expect((await mine.api.client.documents.list({})).items).toHaveLength(1);
  });

  it('needs a customer', async () => {
    await expect(w.browser().api.client.payments.addFunds({ netMicro: EUR, gateway: 'bank' })).rejects.toMatchObject({
      code: 'unauthorized',
    });
  });

  it('costs three round trips, as does confirming', async () => {
    const mine = await customer(w);
    const { paymentId } = await askForFunds(mine);
    await admin.api.admin.payments.confirm({ id: paymentId, reference: bankReference() });
    await mine.api.client.payments.get({ id: paymentId });
    expect(w.costs.slice(-3).map((c) => c.meter.roundTrips)).toEqual([3, 3, 2]);
  });
});
