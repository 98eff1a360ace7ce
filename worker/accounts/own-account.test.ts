import { beforeAll, describe, expect, it } from 'vitest';
import { anotherSession, customer, staff } from '../testing/actors.ts';
import { EUR } from '../testing/money.ts';
import { type World, world } from '../testing/world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

const PROFILE = {
  name: 'Zoë Łukasik',
  companyName: 'Tunnel GmbH',
  taxId: 'DE 123-456',
  address1: 'ul. Długa 1',
  address2: '',
  postcode: '31-147',
  city: 'Kraków',
  region: '',
  country: 'PL',
};
const caught = (e: { code: string; status: number; data: { errors?: { pointer: string }[] } }) => e;
const entries = async (clientId: string) =>
  (
    await w.env.DB.prepare('SELECT action, actor_id, detail, summary FROM activity WHERE client_id = ? ORDER BY id')
      .bind(clientId)
      .all<{ action: string; actor_id: string; detail: string | null; summary: string }>()
  ).results;

describe('the profile', () => {
  it('given a new client, saving name, company, tax id and address shows them to customer and staff, makes the client active, and is audited by field', async () => {
    const mine = await customer(w, { status: 'new' });
    const { account } = mine.api.client;
    expect((await account.get({})).profile).toMatchObject({ name: mine.name, companyName: '', country: '' });
    await account.saveProfile(PROFILE);
    expect(await account.get({})).toEqual({
      profile: PROFILE,
      email: mine.email,
      language: 'en',
      pendingEmail: null,
    });
    const { user, client } = await mine.api.public.session({});
    expect([user?.name, client?.name, client?.status]).toEqual(['Zoë Łukasik', 'Zoë Łukasik', 'active']);
    expect(client?.hasAddress).toBe(true);
    const { api } = await staff(w, ['clients.read']);
    expect(await api.admin.clients.get({ id: mine.clientId })).toMatchObject({
      name: 'Zoë Łukasik',
      companyName: 'Tunnel GmbH',
      taxId: 'DE 123-456',
      address: 'ul. Długa 1\n31-147 Kraków\nPoland',
      status: 'active',
    });
    expect((await api.admin.clients.list({ q: 'zoe lukasik' })).items.map((c) => c.id)).toContain(mine.clientId);
    const [entry] = await entries(mine.clientId);
    expect(entry).toMatchObject({ action: 'client.profile_saved', actor_id: mine.id });
    expect(JSON.parse(entry?.detail ?? '').changed).toEqual({
      name: { from: mine.name, to: 'Zoë Łukasik' },
      companyName: { from: '', to: 'Tunnel GmbH' },
      taxId: { from: '', to: 'DE 123-456' },
      address1: { from: '', to: 'ul. Długa 1' },
      postcode: { from: '', to: '31-147' },
      city: { from: '', to: 'Kraków' },
      country: { from: '', to: 'PL' },
      status: { from: 'new', to: 'active' },
    });
  });

  const refused: [string, Record<string, string>, string][] = [
    ['no name', { name: ' ' }, '/name'],
    ['a name of 121 characters', { name: 'x'.repeat(121) }, '/name'],
    ['a tax id with signs in it', { taxId: '<b>' }, '/taxId'],
    ['a country that does not exist', { country: 'ZZ' }, '/country'],
    ['an address without a street', { address1: '' }, '/address1'],
    ['an address without a city', { city: '' }, '/city'],
    ['an address without a country', { country: '' }, '/country'],
    ['a field that is not the customer’s', { status: 'active' }, '/status'],
  ];
  for (const [what, over, pointer] of refused)
    it(`with ${what} is refused at ${pointer}, and nothing is saved`, async () => {
      const mine = await customer(w);
      const error = await mine.api.client.account.saveProfile({ ...PROFILE, ...over }).catch(caught);
      expect(error).toMatchObject({ code: 'validation', status: 422 });
      expect((error as ReturnType<typeof caught>).data.errors?.map((e) => e.pointer)).toContain(pointer);
      expect((await mine.api.client.account.get({})).profile.name).toBe(mine.name);
      expect(await entries(mine.clientId)).toEqual([]);
    });

  it.each(['IE1234567FA', '1F23456W', '1+23456W', '1*23456W', 'IE 1+23456W', 'CHE-123.456.789 MWST', 'ÑA&010101AB1'])(
    'the tax id %s is saved by the customer, by staff and as the shop’s own',
    async (taxId) => {
      const mine = await customer(w);
      await mine.api.client.account.saveProfile({ ...PROFILE, taxId });
      const { api } = await staff(w);
      const { id, name, companyName, status, language, creditLimitMicro, adminNotes, ...kept } =
        await api.admin.clients.get({ id: mine.clientId });
      expect(kept.taxId).toBe(taxId);
      await api.admin.clients.update({
        id,
        name,
        companyName,
        taxId: taxId.toLowerCase(),
        status,
        language,
        creditLimitMicro,
        adminNotes,
      });
      const { settings } = api.admin;
      await settings.save({ ...(await settings.get({})).general, companyTaxId: taxId });
      expect((await settings.get({})).general.companyTaxId).toBe(taxId);
    },
  );

  it('an address in Hong Kong, without region and postcode, is saved', async () => {
    const mine = await customer(w);
    const address = { address1: '1 Queen’s Road', city: 'Central', country: 'HK', postcode: '' };
    await mine.api.client.account.saveProfile({ ...PROFILE, ...address });
    expect((await mine.api.client.account.get({})).profile).toMatchObject(address);
  });

  it('that staff changed in the meantime is not overwritten: of two writers at once one is told', async () => {
    const mine = await customer(w);
    const { api } = await staff(w);
    const { id, name, companyName, taxId, status, language, creditLimitMicro, adminNotes } =
      await api.admin.clients.get({ id: mine.clientId });
    const theirs = { id, name, companyName, taxId, status, language, creditLimitMicro, adminNotes };
    const results = await Promise.all(
      [api.admin.clients.update({ ...theirs, adminNotes: 'seen' }), mine.api.client.account.saveProfile(PROFILE)].map(
        (p) =>
          p.then(
            () => 'ok',
            (e) => e.code as string,
          ),
      ),
    );
    expect(results.toSorted()).toEqual(['ok', 'stale_write']);
  });

  it('stands on documents made from then on, and not on older ones', async () => {
    const mine = await customer(w);
    const { account, payments, documents } = mine.api.client;
    const asked = async () => {
      const { paymentId } = await payments.addFunds({ netMicro: 20 * EUR, gateway: 'test' });
      return (await payments.get({ id: paymentId })).documentId;
    };
    const before = await asked();
    await account.saveProfile(PROFILE);
    const after = await asked();
    expect((await documents.get({ id: before })).customer).toMatchObject({ name: mine.name, address: '' });
    expect((await documents.get({ id: after })).customer).toMatchObject({
      name: 'Zoë Łukasik',
      company: 'Tunnel GmbH',
      taxId: 'DE 123-456',
      address: 'ul. Długa 1\n31-147 Kraków\nPoland',
    });
  });
});

describe('the language', () => {
  it('given Polish, the next session says pl in another browser too, mails are Polish, and it can be set back', async () => {
    const mine = await customer(w);
    await mine.api.client.account.setLanguage({ language: 'pl' });
    const other = await anotherSession(w, mine);
    expect((await other.api.public.session({})).user?.language).toBe('pl');
    await w.browser().api.public.forgotPassword({ email: mine.email });
    await mine.api.client.payments.addFunds({ netMicro: 20 * EUR, gateway: 'bank' });
    await w.drain();
    const mails = (await w.env.DB.prepare('SELECT text FROM mail WHERE recipient = ?').bind(mine.email).all()).results;
    expect(mails).toHaveLength(2);
    for (const { text } of mails) expect(text).toMatch(/^Dzień dobry/);
    await mine.api.client.account.setLanguage({ language: 'en' });
    expect((await mine.api.client.account.get({})).language).toBe('en');
    const log = await entries(mine.clientId);
    const changes = log.filter((e) => e.action === 'user.language_changed').map((e) => JSON.parse(e.detail ?? ''));
    expect(changes.map((d) => d.changed.language)).toEqual([
      { from: 'en', to: 'pl' },
      { from: 'pl', to: 'en' },
    ]);
  });

  it('of somebody who is not the owner leaves the client’s as it is', async () => {
    const [owner, guest] = [await customer(w), await customer(w)];
    await w.env.DB.prepare("INSERT INTO client_user VALUES (?, ?, 0, '[]')").bind(owner.clientId, guest.id).run();
    const acting = await anotherSession(w, { id: guest.id, clientId: owner.clientId });
    await acting.api.client.account.setLanguage({ language: 'pl' });
    await acting.api.client.account.saveProfile({ ...PROFILE, name: 'Client Name' });
    const languages = await w.env.DB.prepare('SELECT id, language FROM client WHERE id IN (?, ?)')
      .bind(owner.clientId, guest.clientId)
      .all();
    expect(languages.results).toEqual([
      { id: owner.clientId, language: 'en' },
      { id: guest.clientId, language: 'pl' },
    ]);
    const names = (
      await w.env.DB.prepare('SELECT id, name FROM user WHERE id IN (?, ?)').bind(owner.id, guest.id).all()
    ).results;
    expect(names).toEqual([
      { id: owner.id, name: 'Client Name' },
      { id: guest.id, name: guest.name },
    ]);
  });
});

describe('staff and the sessions of a client’s users', () => {
  it('given two sessions and one that ran out, the client’s users show the two; ending them signs both out, and is audited by who did it', async () => {
    const mine = await customer(w);
    const other = await anotherSession(w, mine);
    const over = await anotherSession(w, mine);
    await w.env.DB.prepare('UPDATE user_session SET expires_at = ? WHERE id = ?').bind(w.clock.now, over.id).run();
    const admin = await staff(w, ['clients.read', 'clients.write']);
    const users = async () => (await admin.api.admin.clients.users({ id: mine.clientId })).items;
    expect(await users()).toEqual([
      {
        id: mine.id,
        name: mine.name,
        email: mine.email,
        owner: true,
        disabled: false,
        sessions: 2,
        seenAt: w.clock.now,
      },
    ]);
    await admin.api.admin.clients.endSessions({ id: mine.clientId, userId: mine.id });
    for (const b of [mine, other]) expect((await b.rest('GET', '/api/v1/client/account')).status).toBe(401);
    expect(await users()).toMatchObject([{ sessions: 0, seenAt: null }]);
    expect(await entries(mine.clientId)).toMatchObject([{ action: 'user.sessions_ended', actor_id: admin.id }]);
  });

  it('with reading permission only, or for a user of another client, is refused and ends nothing', async () => {
    const [mine, other] = [await customer(w), await customer(w)];
    const reader = await staff(w, ['clients.read']);
    await expect(reader.api.admin.clients.endSessions({ id: mine.clientId, userId: mine.id })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const { api } = await staff(w);
    await expect(api.admin.clients.endSessions({ id: other.clientId, userId: mine.id })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect((await mine.api.client.account.get({})).email).toBe(mine.email);
  });
});
