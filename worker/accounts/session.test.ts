import { beforeAll, describe, expect, it } from 'vitest';
import { customer, staff, unique } from '../testing/actors.ts';
import { aProduct, monthly } from '../testing/catalog.ts';
import { type World, world } from '../testing/world.ts';

let w: World;
const PASSWORD = 'correct horse battery';
beforeAll(async () => {
  w = await world();
  const { api } = await staff(w);
  const { id: serverGroupId } = await api.admin.serverGroups.create({ name: unique('group'), serverIds: [] });
  const prices = ['EUR', 'PLN'].map((currency) => ({ currency, periods: [monthly(5_000_000)] }));
  await aProduct(api, { serverGroupId, prices });
});

const caught = (e: { code: string; message: string; status: number; data: unknown }) => e;
const newcomer = (over: Record<string, unknown> = {}) => ({
  name: 'Ada Lovelace',
  email: `${unique('ada')}@client.test`,
  password: PASSWORD,
  language: 'en' as const,
  ...over,
});
async function signedUp(over: Record<string, unknown> = {}) {
  const b = w.browser();
  const input = newcomer(over);
  await b.api.public.signUp(input);
  const session = await b.api.public.session({});
  return { ...b, input, userId: session.user?.id ?? '', clientId: session.client?.id ?? '' };
}
const rows = async (sql: string, ...values: unknown[]) =>
  (
    await w.env.DB.prepare(sql)
      .bind(...values)
      .all<Record<string, unknown>>()
  ).results;
const actions = async (userId: string) =>
  (await rows('SELECT action FROM activity WHERE subject = ? ORDER BY id', `user:${userId}`)).map((r) => r.action);
const setClient = (clientId: string, status: string) =>
  w.env.DB.prepare('UPDATE client SET status = ? WHERE id = ?').bind(status, clientId).run();

describe('sign-up', () => {
  it('makes user, client and owner link in one go, signs in, and the session shows an empty wallet', async () => {
    const { api, jar, input, userId, clientId } = await signedUp({ language: 'pl', currency: 'PLN' });
    expect(await api.public.session({})).toMatchObject({
      mode: 'test',
      locales: ['en', 'pl'],
      user: { email: input.email, name: 'Ada Lovelace', language: 'pl' },
      client: {
        name: 'Ada Lovelace',
        status: 'new',
        currency: 'PLN',
        balanceMicro: 0,
        heldMicro: 0,
        creditLimitMicro: 0,
      },
    });
    expect(await rows('SELECT * FROM client_user WHERE user_id = ?', userId)).toEqual([
      { client_id: clientId, user_id: userId, owner: 1, permissions: '["*"]' },
    ]);
    expect(await rows('SELECT language, owner_email FROM client WHERE id = ?', clientId)).toEqual([
      { language: 'pl', owner_email: input.email },
    ]);
    const [entry] = await rows('SELECT * FROM activity WHERE subject = ?', `client:${clientId}`);
    expect(entry).toMatchObject({
      action: 'client.signed_up',
      actor_kind: 'user',
      actor_id: userId,
      client_id: clientId,
    });
    const stored = JSON.stringify(await rows('SELECT * FROM user WHERE id = ?', userId));
    expect(stored).toContain('scrypt$');
    expect(stored).not.toContain(PASSWORD);
    expect(jar.get('__Host-client')).toMatch(/^[\w-]{43}$/);
  });

  it('without a currency takes the shop’s default; clients get consecutive numbers', async () => {
    const first = await signedUp();
    const second = await signedUp();
    const [a, b] = [await first.api.public.session({}), await second.api.public.session({})];
    expect(a.client?.currency).toBe('EUR');
    expect((b.client?.number ?? 0) - (a.client?.number ?? 0)).toBe(1);
  });

  it('with an address that is taken, in whatever case, is refused at /email and leaves nothing behind', async () => {
    const { input } = await signedUp();
    const before = await rows(
      "SELECT (SELECT count(*) FROM client) AS c, (SELECT next FROM sequence WHERE name = 'client') AS n",
    );
    const error = await w
      .browser()
      .api.public.signUp({ ...input, email: input.email.toUpperCase() })
      .catch(caught);
    expect(error).toMatchObject({ code: 'email_taken', status: 409, data: { errors: [{ pointer: '/email' }] } });
    expect(
      await rows("SELECT (SELECT count(*) FROM client) AS c, (SELECT next FROM sequence WHERE name = 'client') AS n"),
    ).toEqual(before);
  });

  it('of one address twice at once: one account, and the other is told so by the index', async () => {
    const input = newcomer();
    const results = await Promise.all(
      [1, 2].map(() =>
        w
          .browser()
          .api.public.signUp(input)
          .then(
            () => 'ok',
            (e) => e.code,
          ),
      ),
    );
    expect(results.sort()).toEqual(['email_taken', 'ok']);
    expect(await rows('SELECT count(*) AS n FROM client WHERE owner_email = ?', input.email)).toEqual([{ n: 1 }]);
  });

  const refused: [string, Record<string, unknown>, string][] = [
    ['an unknown currency', { currency: 'XXX' }, '/currency'],
    ['a short password', { password: 'short' }, '/password'],
    ['no address', { email: 'nobody' }, '/email'],
    ['a blank name', { name: '  ' }, '/name'],
    ['a language nobody speaks here', { language: 'tlh' }, '/language'],
    ['a field that does not exist', { creditLimitMicro: 1 }, '/creditLimitMicro'],
  ];
  for (const [what, over, pointer] of refused) {
    it(`with ${what} is refused at ${pointer}`, async () => {
      const error = await w
        .browser()
        .api.public.signUp(newcomer(over))
        .catch((e) => e);
      expect(error).toMatchObject({ code: 'validation', status: 422 });
      expect(error.data.errors.map((e: { pointer: string }) => e.pointer)).toContain(pointer);
    });
  }

  it('from one address: the 21st within a quarter of an hour waits', async () => {
    const ip = '203.0.113.21';
    const { api } = w.browser({ 'cf-connecting-ip': ip });
    for (let i = 0; i < 20; i++) await api.public.signUp(newcomer({ currency: 'XXX' })).catch(() => undefined);
    await expect(api.public.signUp(newcomer())).rejects.toMatchObject({ code: 'throttled', status: 429 });
  });
});

describe('sign-in', () => {
  it('with the right password gives a fresh, hashed, HttpOnly session of 30 days and ends the one it replaces', async () => {
    const { jar, rest, input, userId } = await signedUp();
    const old = jar.get('__Host-client') ?? '';
    const response = await rest('POST', '/api/v1/session', { email: input.email, password: PASSWORD });
    expect(response.headers.getSetCookie()[0]).toMatch(
      /^__Host-client=[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure$/,
    );
    const fresh = jar.get('__Host-client') ?? '';
    expect(fresh).not.toBe(old);
    const stale = w.browser();
    stale.jar.set('__Host-client', old);
    expect((await stale.api.public.session({})).user).toBeNull();
    const sessions = await rows('SELECT token_hash FROM user_session WHERE user_id = ?', userId);
    expect(sessions).toHaveLength(1);
    expect(JSON.stringify(sessions)).not.toContain(fresh);
    expect(await actions(userId)).toEqual(['user.signed_in']);
  });

  it('a wrong password and an unknown address are answered alike; only the known one is in the activity log', async () => {
    const { input, userId } = await signedUp();
    const { api } = w.browser();
    const wrong = await api.public.signIn({ email: input.email, password: 'nope' }).catch((e) => e);
    const unknown = await api.public.signIn({ email: 'nobody@client.test', password: 'nope' }).catch((e) => e);
    expect([wrong.code, wrong.message, wrong.data]).toEqual([unknown.code, unknown.message, unknown.data]);
    expect(wrong).toMatchObject({ code: 'sign_in_failed', status: 401 });
    expect(await actions(userId)).toEqual(['user.sign_in_failed']);
    expect(JSON.stringify(await rows('SELECT * FROM activity'))).not.toContain('nobody@client.test');
  });

  it('the sixth try within a quarter of an hour waits, even with the right password; what was not tried is not listed as failed', async () => {
    const { input, userId } = await signedUp();
    const { api } = w.browser();
    for (let i = 0; i < 5; i++)
      await api.public.signIn({ email: input.email, password: 'nope' }).catch(() => undefined);
    await expect(api.public.signIn({ email: input.email, password: PASSWORD })).rejects.toMatchObject({
      code: 'throttled',
      status: 429,
    });
    expect(await actions(userId)).toEqual(Array(5).fill('user.sign_in_failed'));
  });

  for (const status of ['closed', 'fraud'] as const) {
    it(`CL-06 a client set to ${status} cannot order and cannot sign in: told why after a correct password, not after a wrong one`, async () => {
      const { api, rest, input, clientId } = await signedUp();
      const place = () => rest('POST', '/api/v1/client/orders', {}, { 'idempotency-key': unique('order') });
      expect((await place()).status).toBe(422);
      await setClient(clientId, status);
      const order = await place();
      expect([order.status, ((await order.json()) as { code: string }).code]).toEqual([403, 'client_blocked']);
      await expect(api.client.orders.place({} as never)).rejects.toMatchObject({ code: 'client_blocked' });
      const stranger = w.browser().api.public;
      await expect(stranger.signIn({ email: input.email, password: PASSWORD })).rejects.toMatchObject({
        code: 'client_blocked',
        status: 403,
      });
      await expect(stranger.signIn({ email: input.email, password: 'nope' })).rejects.toMatchObject({
        code: 'sign_in_failed',
      });
      expect((await stranger.session({})).user).toBeNull();
    });
  }

  for (const status of ['new', 'inactive'] as const) {
    it(`a client that is ${status} signs in`, async () => {
      const { api, input, clientId } = await signedUp();
      await setClient(clientId, status);
      await api.public.signIn({ email: input.email, password: PASSWORD });
      expect((await api.public.session({})).client?.status).toBe(status);
    });
  }

  it('a disabled user is refused with the right password, and a session it had ends at once', async () => {
    const { api, input, userId } = await signedUp();
    await w.env.DB.prepare('UPDATE user SET disabled = 1 WHERE id = ?').bind(userId).run();
    expect((await api.public.session({})).user).toBeNull();
    await expect(api.public.signIn({ email: input.email, password: PASSWORD })).rejects.toMatchObject({
      code: 'client_blocked',
    });
  });
});

describe('session', () => {
  it('of a sign-up ends 30 days later, to the millisecond, and replaces the one that the browser had', async () => {
    const first = await signedUp();
    const old = w.browser();
    old.jar.set('__Host-client', first.jar.get('__Host-client') ?? '');
    await first.api.public.signUp(newcomer());
    expect((await old.api.public.session({})).user).toBeNull();
    w.advance(30 * 86_400_000 - 1);
    expect((await first.api.public.session({})).user).not.toBeNull();
    w.advance(1);
    expect((await first.api.public.session({})).user).toBeNull();
    w.advance(-30 * 86_400_000);
  });

  it('ends after its time, with the link between user and client, and with sign-out; sign-out twice is fine', async () => {
    const own = await world();
    const { api, jar, id, clientId } = await customer(own);
    expect((await api.public.session({})).user?.id).toBe(id);
    own.advance(401 * 86_400_000);
    expect((await api.public.session({})).user).toBeNull();
    own.advance(-401 * 86_400_000);
    const token = jar.get('__Host-client') ?? '';
    await api.public.signOut({});
    expect(jar.get('__Host-client')).toBe('');
    jar.set('__Host-client', token);
    expect((await api.public.session({})).user).toBeNull();
    await api.public.signOut({});
    expect(await actions(id)).toEqual(['user.signed_out']);
    const other = await customer(own);
    await w.env.DB.prepare("INSERT INTO client_user (client_id, user_id, owner, permissions) VALUES (?, ?, 0, '[]')")
      .bind(clientId, other.id)
      .run();
    await w.env.DB.prepare('DELETE FROM client_user WHERE client_id = ?').bind(other.clientId).run();
    expect((await other.api.public.session({})).user).toBeNull();
    expect(clientId).not.toBe(other.clientId);
  });

  it('is read in one round trip, and says who is signed in only to the holder', async () => {
    const { jar } = await customer(w);
    const anonymous = await w.browser().api.public.session({});
    expect([anonymous.user, anonymous.client]).toEqual([null, null]);
    expect(anonymous.currencies.map((c) => c.code)).toContain('EUR');
    const ctx = w.ctx({ kind: 'anonymous' });
    ctx.cookies = { get: (name) => (name === 'client' ? jar.get('__Host-client') : undefined), set: () => undefined };
    const { readSession } = await import('./verbs/sign-in.ts');
    expect((await readSession(ctx)).user).not.toBeNull();
    expect(ctx.meter.roundTrips).toBe(1);
  });

  it('R-07 a hostile name is stored and returned verbatim, as JSON text', async () => {
    const name = '<img src=x onerror=alert(1)>"\'{{7*7}}';
    const { rest } = await customer(w, { name });
    const response = await rest('GET', '/api/v1/session');
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.json()).toMatchObject({ user: { name }, client: { name } });
  });

  it('is the cookie’s, whatever an Authorization header says: tokens are staff’s', async () => {
    const { rest } = await customer(w);
    const withToken = await rest('GET', '/api/v1/client/account', undefined, {
      authorization: `Bearer cvt_${'x'.repeat(43)}`,
    });
    expect(withToken.status).toBe(200);
  });

  it('of the portal opens no door of the console, and the other way round', async () => {
    const { api } = await customer(w);
    await expect(api.admin.clients.list({})).rejects.toMatchObject({ code: 'unauthorized' });
  });
});
