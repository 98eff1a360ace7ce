/** Wherever somebody chooses a password: customers at sign-up, reset and change, staff at set-up and change. */
import { beforeAll, describe, expect, it } from 'vitest';
import { resetLink } from '../accounts/index.ts';
import { unique } from '../testing/actors.ts';
import { ORIGIN, type World, world } from '../testing/world.ts';

let w: World;
const GOOD = 'correct horse battery';
const bad = (email: string) => [
  'Password2026!',
  '1q2w3e4r5t6y',
  'aaaaaaaaaaaa',
  email,
  email.toUpperCase(),
  email.split('@')[0] ?? '',
];
beforeAll(async () => {
  w = await world();
});

const refusal = (e: { code: string; status: number; data?: { errors?: { pointer: string; message: string }[] } }) => ({
  code: e.code,
  status: e.status,
  pointers: e.data?.errors?.map(({ pointer }) => pointer),
});
const REFUSED = { code: 'validation', status: 422, pointers: ['/password'] };
const newcomer = () => ({ name: 'Grace', email: `${unique('grace')}@client.test`, language: 'en' as const });
const signIn = (email: string, password: string) => w.browser().api.public.signIn({ email, password });

describe('a password that is tried first, or the own address, is refused, and nothing changes', () => {
  it('at sign-up: no account is made', async () => {
    const person = newcomer();
    const { api } = w.browser();
    for (const password of bad(person.email))
      expect(await api.public.signUp({ ...person, password }).catch(refusal), password).toEqual(REFUSED);
    expect((await api.public.session({})).user).toBeNull();
    await api.public.signUp({ ...person, password: GOOD });
  });

  it('at a change: the old one goes on', async () => {
    const person = newcomer();
    const { api } = w.browser();
    await api.public.signUp({ ...person, password: GOOD });
    for (const password of bad(person.email))
      expect(
        await api.client.account.changePassword({ currentPassword: GOOD, password }).catch(refusal),
        password,
      ).toEqual(REFUSED);
    expect(await signIn(person.email, GOOD)).toEqual({ ok: true });
  });

  it('at a reset: the link stays open for a better one', async () => {
    const person = newcomer();
    const { api } = w.browser();
    await api.public.signUp({ ...person, password: GOOD });
    await api.public.forgotPassword({ email: person.email });
    const reset = await w.env.DB.prepare('SELECT id FROM password_reset ORDER BY id DESC LIMIT 1').first<string>('id');
    const token = (await resetLink(w.ctx(), reset ?? '', ORIGIN))?.link.split('#')[1] ?? '';
    for (const password of bad(person.email))
      expect(await api.public.resetPassword({ token, password }).catch(refusal), password).toEqual(REFUSED);
    await api.public.resetPassword({ token, password: 'staple of another kind' });
    expect(await signIn(person.email, 'staple of another kind')).toEqual({ ok: true });
  });

  it('at the set-up of the first administrator and at their change, said in the language of whoever reads it', async () => {
    const setUp = (password: string, language: string) =>
      w.browser({ 'accept-language': language }).api.public.staffSetup({
        token: w.env.SETUP_TOKEN,
        name: 'Ada',
        email: 'ada@shop.test',
        password,
      });
    for (const password of bad('ada@shop.test').filter(({ length }) => length >= 10))
      expect(await setUp(password, 'en').catch(refusal), password).toEqual(REFUSED);
    const said = await setUp('Password2026!', 'pl').catch((e) => JSON.stringify(e.data));
    expect(said).toContain('To hasło jest wśród tych');
    expect(await setUp(GOOD, 'en')).toEqual({ ok: true });

    const { api } = w.browser();
    await api.public.staffSignIn({ email: 'ada@shop.test', password: GOOD });
    for (const password of ['Password2026!', '1q2w3e4r5t6y', 'ada@shop.test'])
      expect(await api.admin.me.changePassword({ currentPassword: GOOD, password }).catch(refusal), password).toEqual(
        REFUSED,
      );
  });
});
