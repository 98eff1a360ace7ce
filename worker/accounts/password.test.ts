import { beforeAll, describe, expect, it } from 'vitest';
import { hashToken } from '../kernel/id.ts';
import { Unit } from '../kernel/unit/unit.ts';
import { unique } from '../testing/actors.ts';
import { tried } from '../testing/asked.ts';
import { ORIGIN, type World, world } from '../testing/world.ts';
import { resetLink } from './index.ts';
import { resetStillOpen } from './store/reset.ts';

let w: World;
const [OLD, NEW, NEWER] = ['correct horse battery', 'staple of another kind', 'lantern under the stairs'];
beforeAll(async () => {
  w = await world();
});

async function signedUp() {
  const b = w.browser();
  const email = `${unique('grace')}@client.test`;
  await b.api.public.signUp({ name: 'Grace', email, password: OLD, language: 'en' });
  const { user, client } = await b.api.public.session({});
  return { ...b, email, userId: user?.id ?? '', clientId: client?.id ?? '' };
}
const resets = async (userId: string) =>
  (await w.env.DB.prepare('SELECT * FROM password_reset WHERE user_id = ? ORDER BY id').bind(userId).all()).results;
/** The token as the mailed link carries it. */
async function askedLink(person: { email: string; userId: string }) {
  await w.browser().api.public.forgotPassword({ email: person.email });
  const reset = (await resets(person.userId)).at(-1);
  const link = (await resetLink(w.ctx(), String(reset?.id), ORIGIN))?.link ?? '';
  return { id: String(reset?.id), link, token: link.split('#')[1] ?? '' };
}

describe('a forgotten password', () => {
  it('US-12 a link is mailed to a known address only, the answer is the same; it opens within 60 minutes, later it is gone', async () => {
    const person = await signedUp();
    const known = await w.browser().rest('POST', '/api/v1/forgot-password', { email: person.email });
    const unknown = await w.browser().rest('POST', '/api/v1/forgot-password', { email: `${unique('no')}@client.test` });
    expect([known.status, await known.text()]).toEqual([unknown.status, await unknown.text()]);
    expect(await resets(person.userId)).toHaveLength(1);
    const { id, token, link } = await askedLink(person);
    expect(link).toBe(`${ORIGIN}/reset-password#${token}`);
    const { api } = w.browser();
    w.advance(60 * 60_000);
    await expect(api.public.resetPassword({ token, password: NEW })).rejects.toMatchObject({
      code: 'link_spent',
      status: 410,
    });
    expect(await resetLink(w.ctx(), id, ORIGIN)).toBeNull();
    w.advance(-1);
    await api.public.resetPassword({ token, password: NEW });
    w.advance(1 - 60 * 60_000);
  });

  it('US-13 the database holds the link’s hash and no token in clear; using it ends every session: the old one gets 401', async () => {
    const person = await signedUp();
    const { token, id } = await askedLink(person);
    const [row] = await resets(person.userId);
    expect(row).toMatchObject({ token_hash: await hashToken(token), used_at: null });
    expect(row?.token_sealed).toMatch(/^v1\.test\./);
    const everything = await Promise.all(
      ['password_reset', 'job', 'activity', 'mail'].map(
        async (t) => (await w.env.DB.prepare(`SELECT * FROM ${t}`).all()).results,
      ),
    );
    expect(JSON.stringify(everything)).not.toContain(token);
    const elsewhere = w.browser();
    await elsewhere.api.public.signIn({ email: person.email, password: OLD });
    const b = w.browser();
    await b.api.public.resetPassword({ token, password: NEW });
    for (const old of [person, elsewhere]) {
      expect((await old.rest('GET', '/api/v1/client/plans')).status).toBe(401);
      expect((await old.api.public.session({})).user).toBeNull();
    }
    expect((await b.api.public.session({})).user).toBeNull();
    expect(await tried(b.api.public.signIn({ email: person.email, password: OLD }))).toBe('sign_in_failed');
    await b.api.public.signIn({ email: person.email, password: NEW });
    expect((await resets(person.userId)).find((r) => r.id === id)).toMatchObject({
      token_sealed: null,
      used_at: w.clock.now,
    });
  });

  it('given a link that is used in a browser where somebody else is signed in, that browser is signed out, and the link’s address counts as read', async () => {
    const [person, other] = [await signedUp(), await signedUp()];
    const confirmed = () =>
      w.env.DB.prepare('SELECT email_confirmed_at AS at FROM user WHERE id = ?').bind(person.userId).first('at');
    const { token } = await askedLink(person);
    expect(await confirmed()).toBeNull();
    await other.api.public.resetPassword({ token, password: NEW });
    expect((await other.api.public.session({})).user).toBeNull();
    expect(await confirmed()).toBe(w.clock.now);
  });

  it('a link works once, also for two at once, and using one spends the others', async () => {
    const person = await signedUp();
    const [first, second] = [await askedLink(person), await askedLink(person)];
    const results = await Promise.all(
      [1, 2].map(() => tried(w.browser().api.public.resetPassword({ token: second.token, password: NEW }))),
    );
    expect(results.sort()).toEqual(['link_spent', 'ok']);
    expect(await tried(w.browser().api.public.resetPassword({ token: second.token, password: OLD }))).toBe(
      'link_spent',
    );
    expect(await tried(w.browser().api.public.resetPassword({ token: first.token, password: OLD }))).toBe('link_spent');
    const late = new Unit(w.ctx()).guard('link_spent', resetStillOpen(second.id, w.clock.now)).commit(null);
    await expect(late).rejects.toMatchObject({ code: 'link_spent' });
  });

  it('a guessed token and a short password are refused, and the link survives the latter', async () => {
    const person = await signedUp();
    const { token } = await askedLink(person);
    const { api } = w.browser();
    expect(await tried(api.public.resetPassword({ token: 'guess', password: NEW }))).toBe('link_spent');
    expect(await tried(api.public.resetPassword({ token, password: 'short' }))).toBe('validation');
    await api.public.resetPassword({ token, password: NEW });
  });

  it('is asked for 3 times a quarter of an hour: the fourth is answered alike and sends nothing', async () => {
    const person = await signedUp();
    for (let i = 0; i < 4; i++)
      expect(await w.browser().api.public.forgotPassword({ email: person.email })).toEqual({ ok: true });
    expect(await resets(person.userId)).toHaveLength(3);
  });

  it('from one network address is asked for 30 times a quarter of an hour, whatever the e-mail', async () => {
    const person = await signedUp();
    const { api } = w.browser({ 'cf-connecting-ip': '203.0.113.30' });
    for (let i = 0; i < 30; i++) await api.public.forgotPassword({ email: `${unique('no')}@client.test` });
    await api.public.forgotPassword({ email: person.email });
    expect(await resets(person.userId)).toEqual([]);
  });

  it('of a disabled user sends nothing; links that ran out are swept with the next request', async () => {
    const person = await signedUp();
    await askedLink(person);
    w.advance(61 * 60_000);
    await askedLink(person);
    expect(await resets(person.userId)).toHaveLength(1);
    await w.env.DB.prepare('UPDATE user SET disabled = 1 WHERE id = ?').bind(person.userId).run();
    await w.browser().api.public.forgotPassword({ email: person.email });
    expect(await resets(person.userId)).toHaveLength(1);
  });

  it('L05 through sign-up, failed and good sign-in, reset, change of password, failed and good, and sign-out the activity log names each step and holds no password, hash or token', async () => {
    const person = await signedUp();
    const { token } = await askedLink(person);
    const b = w.browser();
    await tried(b.api.public.signIn({ email: person.email, password: 'a guess of mine' }));
    await b.api.public.resetPassword({ token, password: NEW });
    await b.api.public.signIn({ email: person.email, password: NEW });
    const before = b.jar.get('__Host-client') ?? '';
    await tried(b.api.client.account.changePassword({ currentPassword: 'a guess of mine', password: NEWER }));
    await b.api.client.account.changePassword({ currentPassword: NEW, password: NEWER });
    const cookie = b.jar.get('__Host-client') ?? '';
    await b.api.public.signOut({});
    const entries = (
      await w.env.DB.prepare('SELECT * FROM activity WHERE client_id = ? ORDER BY id').bind(person.clientId).all()
    ).results;
    expect(entries.map((e) => e.action)).toEqual([
      'client.signed_up',
      'password_reset.requested',
      'user.sign_in_failed',
      'password_reset.completed',
      'user.signed_in',
      'user.password_refused',
      'user.password_changed',
      'user.signed_out',
    ]);
    const text = JSON.stringify(entries);
    const hash = String(
      await w.env.DB.prepare('SELECT password_hash FROM user WHERE id = ?').bind(person.userId).first('password_hash'),
    );
    for (const secret of [
      OLD,
      NEW,
      NEWER,
      before,
      await hashToken(before),
      'a guess of mine',
      token,
      await hashToken(token),
      cookie,
      await hashToken(cookie),
      hash,
    ])
      expect(text).not.toContain(secret);
    expect(text).not.toContain('scrypt$');
  });
});
