import { beforeAll, describe, expect, it } from 'vitest';
import { staff, unique } from '../testing/actors.ts';
import { type World, world } from '../testing/world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

const PASSWORD = 'correct horse battery';
const caught = (e: { code: string; data?: { errors?: { pointer: string }[] } }) => ({
  code: e.code,
  pointers: e.data?.errors?.map(({ pointer }) => pointer),
});
const signUp = (email: string, name = 'Jan') =>
  w.browser().api.public.signUp({ name, email, password: PASSWORD, language: 'en' });
const signIn = (email: string, password = PASSWORD) => w.browser().api.public.signIn({ email, password });
/** As accounts were kept before addresses had one spelling. */
const kept = (email: string, as: string) =>
  w.env.DB.prepare('UPDATE user SET email = ?2 WHERE email = ?1').bind(email, as).run();
/** One address in letters and as DNS knows it. */
function twoSpellings() {
  const name = unique('jan');
  return [`${name}@żółw.example`, `${name}@xn--w-uga1v8h.example`] as const;
}

describe('one identity however its address is spelt', () => {
  it('given an account signed up in letters, every spelling signs in, and none signs up again', async () => {
    const [letters, puny] = twoSpellings();
    await signUp(letters);
    for (const email of [letters, puny, letters.toUpperCase(), letters.normalize('NFD'), ` ${puny} `]) {
      expect(await signIn(email)).toEqual({ ok: true });
      expect(await signUp(email).catch(caught)).toEqual({ code: 'email_taken', pointers: ['/email'] });
    }
    const { api } = await staff(w, ['clients.read']);
    for (const q of [letters, puny])
      expect((await api.admin.clients.list({ q })).items.map(({ ownerEmail }) => ownerEmail)).toEqual([puny]);
  });

  it('given an account kept in letters from before, both spellings sign in, ask for a new password and are taken', async () => {
    const [letters, puny] = twoSpellings();
    await signUp(letters);
    await kept(puny, letters);
    for (const email of [letters, puny]) {
      expect(await signIn(email)).toEqual({ ok: true });
      expect(await signUp(email).catch(caught)).toMatchObject({ code: 'email_taken' });
    }
    await w.browser().api.public.forgotPassword({ email: puny });
    await w.drain();
    const { results } = await w.env.DB.prepare('SELECT recipient FROM mail WHERE recipient = ?').bind(letters).all();
    expect(results.length).toBeGreaterThan(0);
  });

  it('given two accounts of one address from before, each spelling signs in to its own', async () => {
    const [letters, puny] = twoSpellings();
    await signUp(letters, 'Letters');
    await kept(puny, letters);
    const other = unique('other');
    await signUp(`${other}@x.test`, 'Puny');
    await kept(`${other}@x.test`, puny);
    for (const [email, name] of [
      [letters, 'Letters'],
      [puny, 'Puny'],
    ] as const) {
      const { api } = w.browser();
      await api.public.signIn({ email, password: PASSWORD });
      expect((await api.public.session({})).user).toMatchObject({ email, name });
    }
  });

  it('an account whose address would be refused today still signs in', async () => {
    const name = unique('dots');
    await signUp(`${name}@x.test`);
    await kept(`${name}@x.test`, `${name}..a@x.test`);
    expect(await signUp(`${name}..b@x.test`).catch(caught)).toEqual({ code: 'validation', pointers: ['/email'] });
    expect(await signIn(`${name}..a@x.test`)).toEqual({ ok: true });
  });

  it('links to a new password asked for under one spelling are counted under all: the fourth is not sent', async () => {
    const [letters, puny] = twoSpellings();
    await signUp(letters);
    for (const email of [letters, puny, letters, puny]) await w.browser().api.public.forgotPassword({ email });
    const asked = w.env.DB.prepare(
      'SELECT count(*) AS n FROM password_reset WHERE user_id = (SELECT id FROM user WHERE email = ?)',
    );
    expect(await asked.bind(puny).first('n')).toBe(3);
  });

  it('given an account kept in letters from before, a browser that signed in under the other spelling is a known one', async () => {
    const [letters, puny] = twoSpellings();
    await signUp(letters);
    await kept(puny, letters);
    const from = () => w.browser({ 'cf-connecting-ip': '198.51.100.44' }).api.public;
    const known = from();
    await known.signIn({ email: puny, password: PASSWORD });
    for (let i = 0; i < 5; i++) await from().signIn({ email: puny, password: 'guess' }).catch(caught);
    expect(await from().signIn({ email: puny, password: PASSWORD }).catch(caught)).toMatchObject({ code: 'throttled' });
    expect(await known.signIn({ email: puny, password: PASSWORD })).toEqual({ ok: true });
  });

  it('guesses under one spelling are counted under all: six in a row are throttled whichever is used', async () => {
    const [letters, puny] = twoSpellings();
    await signUp(letters);
    const codes = [];
    for (const email of [letters, puny, letters, puny, letters, puny])
      codes.push((await signIn(email, 'not the password').catch(caught)) as { code: string });
    expect(codes.map(({ code }) => code).slice(0, 2)).toEqual(['sign_in_failed', 'sign_in_failed']);
    const { code } = (await signIn(puny, 'not the password').catch(caught)) as { code: string };
    expect(code).toBe('throttled');
  });

  it('an address that somebody has in another spelling cannot be changed to', async () => {
    const [letters, puny] = twoSpellings();
    await signUp(letters);
    await kept(puny, letters);
    const b = w.browser();
    await b.api.public.signUp({ name: 'Eve', email: `${unique('eve')}@x.test`, password: PASSWORD, language: 'en' });
    await b.api.client.account.changeEmail({ email: puny, currentPassword: PASSWORD });
    await w.drain();
    const { results } = await w.env.DB.prepare(
      'SELECT text FROM mail WHERE recipient IN (?, ?) ORDER BY id DESC LIMIT 1',
    )
      .bind(letters, puny)
      .all<{ text: string }>();
    expect(results[0]?.text).toContain('/sign-in');
  });
});
