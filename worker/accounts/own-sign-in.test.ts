import { beforeAll, describe, expect, it } from 'vitest';
import { hashToken } from '../kernel/id.ts';
import { anotherSession, customer, unique } from '../testing/actors.ts';
import { rowsOf, tried } from '../testing/asked.ts';
import { type World, world } from '../testing/world.ts';

let w: World;
const [OLD, NEW] = ['correct horse battery', 'staple of another kind'];
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0';
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';
beforeAll(async () => {
  w = await world();
});

async function signedUp(headers: Record<string, string> = {}) {
  const b = w.browser(headers);
  const email = `${unique('ada')}@client.test`;
  await b.api.public.signUp({ name: 'Ada', email, password: OLD, language: 'en' });
  const { user, client } = await b.api.public.session({});
  return { ...b, email, id: user?.id ?? '', clientId: client?.id ?? '' };
}
async function alsoSignedIn(email: string, headers: Record<string, string> = {}, password = OLD) {
  const b = w.browser(headers);
  await b.api.public.signIn({ email, password });
  return b;
}
const statusOf = async (b: { rest(method: string, path: string): Promise<Response> }) =>
  (await b.rest('GET', '/api/v1/client/account')).status;
const rows = rowsOf(() => w);
const actions = async (clientId: string) =>
  (await rows('SELECT action FROM activity WHERE client_id = ? ORDER BY id', clientId)).map((r) => r.action);
const mailsTo = (email: string) => rows('SELECT subject, text FROM mail WHERE recipient = ? ORDER BY id', email);

describe('changing the password', () => {
  it('given three browsers, ends the other two, keeps this one under a new token, and a mail tells of it', async () => {
    const mine = await signedUp();
    const others = [await alsoSignedIn(mine.email), await alsoSignedIn(mine.email)];
    const before = mine.jar.get('__Host-client') ?? '';
    await mine.api.client.account.changePassword({ currentPassword: OLD, password: NEW });
    for (const other of others) expect(await statusOf(other)).toBe(401);
    expect(await statusOf(mine)).toBe(200);
    const copied = w.browser();
    copied.jar.set('__Host-client', before);
    expect(await statusOf(copied)).toBe(401);
    expect(await tried(w.browser().api.public.signIn({ email: mine.email, password: OLD }))).toBe('sign_in_failed');
    await alsoSignedIn(mine.email, {}, NEW);
    await w.drain();
    const [mail] = await mailsTo(mine.email);
    expect(mail?.subject).toBe('Culvert: your password was changed');
    expect(mail?.text).toContain('https://shop.test/forgot-password');
    expect(await actions(mine.clientId)).toContain('user.password_changed');
  });

  it('with a wrong current password is refused at that field, keeps everything, and is on record', async () => {
    const mine = await signedUp();
    const other = await alsoSignedIn(mine.email);
    const change = mine.api.client.account.changePassword({ currentPassword: 'a guess of mine', password: NEW });
    await expect(change).rejects.toMatchObject({
      code: 'password_wrong',
      status: 422,
      data: { errors: [{ pointer: '/currentPassword' }] },
    });
    expect([await statusOf(mine), await statusOf(other)]).toEqual([200, 200]);
    expect((await actions(mine.clientId)).at(-1)).toBe('user.password_refused');
    await alsoSignedIn(mine.email);
    await w.drain();
    expect(await mailsTo(mine.email)).toEqual([]);
  });

  it('cannot be guessed: the eleventh try of a known browser in a quarter of an hour is told to wait', async () => {
    const mine = await signedUp();
    const guess = () => tried(mine.api.client.account.changePassword({ currentPassword: 'a guess', password: NEW }));
    for (let i = 0; i < 10; i++) expect(await guess()).toBe('password_wrong');
    expect(await guess()).toBe('throttled');
    expect(await tried(mine.api.client.account.changeEmail({ email: 'a@b.test', currentPassword: OLD }))).toBe(
      'throttled',
    );
  });

  it('to a short one, or to the same again, is refused', async () => {
    const mine = await signedUp();
    for (const password of ['short', OLD])
      await expect(mine.api.client.account.changePassword({ currentPassword: OLD, password })).rejects.toMatchObject({
        code: 'validation',
        data: { errors: [{ pointer: '/password' }] },
      });
  });

  it('twice at once: one is done, the other is told', async () => {
    const mine = await signedUp();
    const body = (password: string) => ({ currentPassword: OLD, password });
    const jar = new Map(mine.jar);
    const results = await Promise.all(
      [NEW, 'a third kind of staple'].map(async (password) => {
        const b = w.browser();
        for (const [name, value] of jar) b.jar.set(name, value);
        return tried(b.api.client.account.changePassword(body(password)));
      }),
    );
    expect(results.filter((r) => r === 'ok')).toHaveLength(1);
    expect(['stale_write', 'password_wrong', 'unauthorized']).toContain(results.find((r) => r !== 'ok'));
  });

  it('ends the reset links and the change of address that were asked for before', async () => {
    const mine = await signedUp();
    await mine.api.client.account.changeEmail({ email: `${unique('n')}@client.test`, currentPassword: OLD });
    await w.browser().api.public.forgotPassword({ email: mine.email });
    await mine.api.client.account.changePassword({ currentPassword: OLD, password: NEW });
    expect((await mine.api.client.account.get({})).pendingEmail).toBeNull();
    expect(await rows('SELECT state, token_sealed, stop_sealed FROM email_change WHERE user_id = ?', mine.id)).toEqual([
      { state: 'stopped', token_sealed: null, stop_sealed: null },
    ]);
    expect(await rows('SELECT used_at FROM password_reset WHERE user_id = ?', mine.id)).toEqual([
      { used_at: w.clock.now },
    ]);
  });

  it('leaves no password, hash or token in activity, jobs and mails', async () => {
    const mine = await signedUp();
    await mine.api.client.account.changePassword({ currentPassword: OLD, password: NEW });
    await w.drain();
    const token = mine.jar.get('__Host-client') ?? '';
    for (const table of ['activity', 'job', 'mail']) {
      const text = JSON.stringify(await rows(`SELECT * FROM ${table}`));
      for (const secret of [OLD, NEW, token, await hashToken(token), 'scrypt$']) expect(text).not.toContain(secret);
    }
  });
});

describe('the list of sessions', () => {
  it('says device, network without its end, when it was opened and seen, and which one this is', async () => {
    const mine = await signedUp({ 'user-agent': FIREFOX, 'cf-connecting-ip': '203.0.113.77' });
    w.advance(60_000);
    await alsoSignedIn(mine.email, { 'user-agent': IPHONE, 'cf-connecting-ip': '2001:db8:0:7::1' });
    const { items } = await mine.api.client.account.sessions({});
    const now = w.clock.now;
    expect(items.map(({ id: _, ...shown }) => shown)).toEqual([
      { browser: 'Safari', system: 'iPhone', network: '2001:db8:0:7:…', createdAt: now, seenAt: now, current: false },
      {
        browser: 'Firefox',
        system: 'Linux',
        network: '203.0.113.…',
        createdAt: now - 60_000,
        seenAt: now - 60_000,
        current: true,
      },
    ]);
    expect(JSON.stringify(await rows('SELECT * FROM user_session WHERE user_id = ?', mine.id))).not.toContain('113.77');
  });

  it('is brought up to date by use, at most every ten minutes, and says where it was used last', async () => {
    const mine = await signedUp({ 'user-agent': FIREFOX, 'cf-connecting-ip': '203.0.113.77' });
    const start = w.clock.now;
    const seen = async () => (await rows('SELECT seen_at, network FROM user_session WHERE user_id = ?', mine.id))[0];
    w.advance(9 * 60_000);
    await mine.api.client.account.get({});
    expect(await seen()).toEqual({ seen_at: start, network: '203.0.113.0/24' });
    w.advance(2 * 60_000);
    const moved = w.browser({ 'user-agent': FIREFOX, 'cf-connecting-ip': '198.51.100.9' });
    moved.jar.set('__Host-client', mine.jar.get('__Host-client') ?? '');
    await moved.api.public.session({});
    expect(await seen()).toEqual({ seen_at: w.clock.now, network: '198.51.100.0/24' });
  });

  it('given a request that does not say where it comes from, keeps what it knew', async () => {
    const mine = await signedUp({ 'user-agent': FIREFOX, 'cf-connecting-ip': '203.0.113.77' });
    const silent = w.browser();
    silent.jar.set('__Host-client', mine.jar.get('__Host-client') ?? '');
    w.advance(11 * 60_000);
    await silent.api.public.session({});
    expect((await mine.api.client.account.sessions({})).items).toMatchObject([
      { browser: 'Firefox', system: 'Linux', network: '203.0.113.…', seenAt: w.clock.now },
    ]);
  });

  it('is rid of what ran out at the next sign-in', async () => {
    const mine = await signedUp();
    const kept = () => rows('SELECT id FROM user_session WHERE user_id = ?', mine.id);
    w.advance(30 * 86_400_000 - 1);
    await alsoSignedIn(mine.email);
    expect(await kept()).toHaveLength(2);
    w.advance(1);
    await alsoSignedIn(mine.email);
    expect(await kept()).toHaveLength(2);
  });

  it('holds nothing a day after its end, also of who never signs in again', async () => {
    const mine = await signedUp();
    const kept = async () => {
      await w.app.tasks.find(({ name }) => name === 'client-sessions.purge')?.run(w.ctx());
      return rows('SELECT id FROM user_session WHERE user_id = ?', mine.id);
    };
    w.advance(31 * 86_400_000);
    expect(await kept()).toHaveLength(1);
    w.advance(1);
    expect(await kept()).toEqual([]);
  });

  it('of one person ends nobody else’s: not with all others, not with a new password', async () => {
    const [mine, theirs] = [await signedUp(), await customer(w)];
    await mine.api.client.account.endOtherSessions({});
    expect(await statusOf(theirs)).toBe(200);
    await mine.api.client.account.changePassword({ currentPassword: OLD, password: NEW });
    expect(await statusOf(theirs)).toBe(200);
  });

  it('given two others, ending one signs out there only; ending all others leaves this one; each is audited', async () => {
    const mine = await customer(w);
    const [a, b] = [await anotherSession(w, mine), await anotherSession(w, mine)];
    await mine.api.client.account.endSession({ id: a.id });
    expect([await statusOf(a), await statusOf(b), await statusOf(mine)]).toEqual([401, 200, 200]);
    expect(await tried(mine.api.client.account.endSession({ id: a.id }))).toBe('not_found');
    const c = await anotherSession(w, mine);
    await mine.api.client.account.endOtherSessions({});
    expect([await statusOf(b), await statusOf(c), await statusOf(mine)]).toEqual([401, 401, 200]);
    expect((await mine.api.client.account.sessions({})).items).toHaveLength(1);
    expect(await actions(mine.clientId)).toEqual(['user.session_ended', 'user.other_sessions_ended']);
  });

  it('holds neither what ran out nor what is another person’s, and theirs cannot be ended', async () => {
    const [mine, theirs] = [await customer(w), await customer(w)];
    await w.env.DB.prepare('UPDATE user_session SET expires_at = ? WHERE id = ?')
      .bind(w.clock.now, (await anotherSession(w, mine)).id)
      .run();
    expect((await mine.api.client.account.sessions({})).items).toHaveLength(1);
    const [other] = (await theirs.api.client.account.sessions({})).items;
    expect(await tried(mine.api.client.account.endSession({ id: other?.id ?? '' }))).toBe('not_found');
    expect(await statusOf(theirs)).toBe(200);
  });

  it('ending the present one is signing out', async () => {
    const mine = await customer(w);
    const [current] = (await mine.api.client.account.sessions({})).items;
    await mine.api.client.account.endSession({ id: current?.id ?? '' });
    expect(mine.jar.get('__Host-client')).toBe('');
    expect((await mine.api.public.session({})).user).toBeNull();
  });
});

describe('somebody who may act for several clients', () => {
  it('acts for their own after sign-in, however old the others are', async () => {
    const elsewhere = await customer(w);
    const mine = await signedUp();
    expect(elsewhere.clientId < mine.clientId).toBe(true);
    await w.env.DB.prepare("INSERT INTO client_user (client_id, user_id, owner, permissions) VALUES (?, ?, 0, '[]')")
      .bind(elsewhere.clientId, mine.id)
      .run();
    const { api } = await alsoSignedIn(mine.email);
    expect((await api.public.session({})).client?.id).toBe(mine.clientId);
  });
});
