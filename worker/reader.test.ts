import { beforeAll, describe, expect, it } from 'vitest';
import { customer, staff, unique } from './testing/actors.ts';
import { activeService, HOUR, passTo } from './testing/lifecycle.ts';
import { askForFunds, bankReference } from './testing/money.ts';
import { panelAddress } from './testing/panels.ts';
import { aNetwork, MICRO, order, shop, withRoomyLicence } from './testing/shop.ts';
import { type World, world } from './testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

/** The same person in a browser whose pages are in Polish. */
function inPolish({ jar }: { jar: Map<string, string> }) {
  const browser = w.browser({ 'accept-language': 'pl' });
  for (const [name, value] of jar) browser.jar.set(name, value);
  return browser;
}

describe('a Polish reader', () => {
  it('reads each step of a connection test, what to do about the one that failed, and the same in the kept report', async () => {
    const admin = await staff(w);
    const { token: _, ...draft } = { name: unique('server'), driver: 'puqvpncp' as const, ...panelAddress() };
    const fields = { ...draft, maxAccounts: null, timeZone: 'UTC', datacentre: '', note: '', disabled: false };
    const { api } = inPolish(admin);
    const { steps } = await api.admin.servers.test({ draft: fields, token: 'wrong-token-wrong-token' });
    const details = Object.fromEntries(steps.map(({ step, detail }) => [step, detail]));
    expect(details.status).toMatch(/Token jest błędny albo wygasł: wystaw nowy w panelu\.$/);
    expect(details.version).toBe('nie sprawdzano');
    const { id } = await api.admin.servers.create({ ...fields, token: panelAddress().token });
    await api.admin.servers.test({ id });
    expect((await api.admin.servers.readings({ id })).probe?.steps.map((s) => s.detail)).toContain(
      'token może odczytywać i zmieniać klientów',
    );
  });

  it('reads why an order was not set up and why its pairs were skipped; who reads English, and the activity log, too', async () => {
    const s = await shop(w, { networks: [await aNetwork({ cidr: '10.119.0.0/30' })] });
    const id = await order(s);
    await w.drain();
    const { api } = inPolish(s.admin);
    const seen = await api.admin.services.get({ id });
    expect(seen.cause?.message).toBe('W żadnej lokalizacji nie ma teraz miejsca na nowe konto. Nic nie pobrano.');
    expect(seen.skipped.map((pair) => pair.reason)).toEqual([expect.stringMatching(/^brak wolnych adresów w sieci /)]);
    expect((await inPolish(s.buyer).api.client.services.get({ id })).cause?.message).toBe(seen.cause?.message);
    const entries = (await api.admin.activity.list({ subject: `service:${id}` })).items.map((entry) => entry.summary);
    expect(entries.join('\n')).toMatch(
      /Nie udało się uruchomić usługi \d+: nie da się wdrożyć na żadnej parze: .*brak wolnych/,
    );
    const english = await s.admin.api.admin.services.get({ id });
    expect(english.cause?.message).toMatch(/^No location has room/);
    expect(english.skipped[0]?.reason).toMatch(/^full: /);
  });

  it('reads what is wrong with a request: the problem, its detail and each field', async () => {
    const { rest } = await staff(w);
    const ask = async (headers: Record<string, string>) => {
      const answer = await rest('POST', '/api/v1/admin/tokens', { name: '', expiresAt: 'x', odd: 1 }, headers);
      return (await answer.json()) as { title: string; errors: { pointer: string; message: string }[] };
    };
    const polish = await ask({ 'accept-language': 'pl-PL,pl;q=0.9,en;q=0.8' });
    expect(polish.title).toBe('Niektóre pola wymagają poprawy.');
    expect(polish.errors).toContainEqual({ pointer: '/name', message: 'Podaj wartość.' });
    expect(polish.errors).toContainEqual({ pointer: '/odd', message: 'Nie ma pola o nazwie „odd”.' });
    expect((await ask({})).errors).toContainEqual({ pointer: '/name', message: 'Enter a value.' });
    const missing = await rest('GET', '/api/v1/nothing', undefined, { 'accept-language': 'pl' });
    expect(await missing.json()).toMatchObject({ code: 'not_found', title: 'Nie ma takiego rekordu.' });
  });

  it('reads in the wallet and in the console what an order, its delivery and its hours were booked as, whoever booked them', async () => {
    const { s, id, seen } = await activeService(w, 20 * MICRO, { period: 'hourly', baseMicro: MICRO });
    const { number, productName, paidThrough } = await seen();
    await passTo(w, (paidThrough ?? 0) + 2 * HOUR);
    const of = `${productName}, usługa ${number}`;
    const polish = [
      'Funds',
      `Na plan ${productName}`,
      'Rezerwacja wykorzystana',
      `${of}: opłata początkowa`,
      `${of}: za godzinę`,
      `${of}: za godzinę × 3`,
    ];
    const { clientId } = s.buyer;
    const mine = inPolish(s.buyer).api.client.wallet;
    const theirs = inPolish(s.admin).api.admin.transactions;
    expect(said(await mine.transactions({}))).toEqual(polish);
    expect(said(await theirs.list({ clientId }))).toEqual(polish);
    const hours = (await s.buyer.api.client.wallet.transactions({})).items.filter((t) => t.serviceId === id);
    expect(hours[0]?.description).toBe(`${productName}, service ${number}: hourly × 3`);
  });

  it('reads why what was reserved came back', async () => {
    const full = await shop(w, { networks: [await aNetwork({ cidr: '10.118.0.0/30' })] });
    await order(full);
    await w.drain();
    const failed = inPolish(full.buyer).api.client.wallet;
    expect(said(await failed.transactions({})).at(-1)).toBe('Rezerwacja zwrócona: nie udało się uruchomić usługi');
    const s = await shop(w);
    const id = await order(s);
    await s.buyer.api.client.services.cancel({ id });
    await w.drain();
    const cancelled = inPolish(s.buyer).api.client.wallet;
    expect(said(await cancelled.transactions({})).at(-1)).toBe('Rezerwacja zwrócona: zamówienie anulowano');
  });

  it('reads a top-up on its proforma, on its invoice and in the wallet', async () => {
    const [admin, buyer] = [await staff(w), await customer(w)];
    const { documentId, paymentId } = await askForFunds(buyer);
    await admin.api.admin.payments.confirm({ id: paymentId, reference: bankReference() });
    const { client } = inPolish(buyer).api;
    const proforma = await client.documents.get({ id: documentId });
    const lines = [{ description: 'Doładowanie salda', amountMinor: 5000 }];
    expect(proforma.lines).toEqual(lines);
    const invoiceId = proforma.relatedId ?? '';
    expect((await client.documents.get({ id: invoiceId })).lines).toEqual(lines);
    expect((await inPolish(admin).api.admin.documents.get({ id: invoiceId })).lines).toEqual(lines);
    expect(said(await client.wallet.transactions({}))).toEqual([`Wpłata za ${proforma.number}`]);
    const english = buyer.api.client;
    expect((await english.documents.get({ id: invoiceId })).lines[0]?.description).toBe('Balance top-up');
    expect(said(await english.wallet.transactions({}))).toEqual([`Payment of ${proforma.number}`]);
  });

  it('reads what was booked before there were codes as it was written', async () => {
    const buyer = await customer(w);
    await w.env.DB.prepare(
      `INSERT INTO ledger_transaction (id, client_id, kind, currency, net_micro, gross_micro, balance_before_micro,
         balance_after_micro, description, actor_kind, actor_name, created_at)
       VALUES (?1, ?2, 'release', 'EUR', 0, 0, 0, 0, 'Reservation used', 'system', 'x', 1)`,
    )
      .bind(unique('old'), buyer.clientId)
      .run();
    expect(said(await inPolish(buyer).api.client.wallet.transactions({}))).toEqual(['Reservation used']);
  });
});

/** In the order of booking. */
const said = ({ items }: { items: readonly { description: string }[] }) =>
  items.map(({ description }) => description).toReversed();
