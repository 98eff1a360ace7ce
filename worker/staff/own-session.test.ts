import { beforeEach, describe, expect, it } from 'vitest';
import type { Throttle } from '../kernel/identity/throttle.ts';
import { remote } from '../kernel/object.ts';
import { staff, unique } from '../testing/actors.ts';
import { type World, world } from '../testing/world.ts';

let w: World;
const PASSWORD = 'correct horse battery';
const NEW = 'staple of another kind';
const MINUTE = 60_000;

beforeEach(async () => {
  w = await world();
  for (const table of ['admin_session', 'api_token', 'admin', 'admin_group'])
    await w.env.DB.prepare(`DELETE FROM ${table}`).run();
});

async function firstAdmin() {
  const b = w.browser();
  const email = `${unique('ada')}@shop.test`;
  await b.api.public.staffSetup({ token: w.env.SETUP_TOKEN, name: 'Ada', email, password: PASSWORD });
  const signedIn = async () => {
    const other = w.browser();
    await other.api.public.staffSignIn({ email, password: PASSWORD });
    return other;
  };
  return { ...b, email, signedIn };
}
type Api = Awaited<ReturnType<typeof firstAdmin>>['api'];
const isIn = async ({ api }: { api: Api }) => (await api.public.staffSession({})).admin !== null;
const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'ok',
    (error) => error.code,
  );
const entries = async (like: string) =>
  (
    await w.env.DB.prepare('SELECT action, subject, summary, detail FROM activity WHERE action LIKE ? ORDER BY id')
      .bind(like)
      .all<{ action: string; subject: string; summary: string; detail: string }>()
  ).results;

describe('a console that nobody uses', () => {
  it('ends after the time that the settings say, however often its page refreshes; a person who says so stays', async () => {
    const ada = await firstAdmin();
    const { general } = await ada.api.admin.settings.get({});
    expect(general.staffIdleMinutes).toBe(60);
    expect((await ada.api.public.staffSession({})).admin).toMatchObject({
      leftMs: 720 * MINUTE,
      idleLeftMs: 60 * MINUTE,
    });
    for (let i = 0; i < 59; i++) {
      w.advance(MINUTE);
      await ada.api.admin.overview.get({});
    }
    expect((await ada.api.public.staffSession({})).admin?.idleLeftMs).toBe(MINUTE);
    expect(await ada.api.admin.me.stay({})).toEqual({ leftMs: 661 * MINUTE, idleLeftMs: 60 * MINUTE });
    w.advance(59 * MINUTE);
    expect(await isIn(ada)).toBe(true);
    w.advance(MINUTE);
    expect(await isIn(ada)).toBe(false);
    expect(await codeOf(ada.api.admin.overview.get({}))).toBe('unauthorized');
    expect(await codeOf(ada.api.admin.me.stay({}))).toBe('unauthorized');

    await ada.api.public.staffSignIn({ email: ada.email, password: PASSWORD });
    await ada.api.admin.settings.save({ ...general, staffIdleMinutes: 5 });
    await ada.api.admin.me.stay({});
    w.advance(5 * MINUTE);
    expect(await isIn(ada)).toBe(false);
    await ada.api.public.staffSignIn({ email: ada.email, password: PASSWORD });
    for (const staffIdleMinutes of [4, 721])
      expect(await codeOf(ada.api.admin.settings.save({ ...general, staffIdleMinutes }))).toBe('validation');
    await ada.api.admin.settings.save(general);
  });

  it('is never kept beyond 12 hours, and a session of before the upgrade has only that end', async () => {
    const ada = await firstAdmin();
    for (let i = 0; i < 23; i++) {
      w.advance(30 * MINUTE);
      await ada.api.admin.me.stay({});
    }
    expect((await ada.api.public.staffSession({})).admin).toMatchObject({ leftMs: 30 * MINUTE });
    w.advance(30 * MINUTE);
    expect(await isIn(ada)).toBe(false);
    const old = await staff(w);
    expect((await old.api.public.staffSession({})).admin?.idleLeftMs).toBeNull();
    w.advance(600 * MINUTE);
    expect(await isIn(old)).toBe(true);
  });
});

describe('the own password', () => {
  it('given the current one, the new one holds, every other session ends and this one goes on under a new token; the log says so without either', async () => {
    const ada = await firstAdmin();
    const other = await ada.signedIn();
    const before = ada.jar.get('__Host-admin') ?? '';
    const { token } = await ada.api.admin.tokens.create({ name: 'ci', expiresAt: null, scopes: ['servers.read'] });
    await ada.api.admin.me.changePassword({ currentPassword: PASSWORD, password: NEW });
    expect([await isIn(ada), await isIn(other)]).toEqual([true, false]);
    const thief = w.browser();
    thief.jar.set('__Host-admin', before);
    expect(await isIn(thief)).toBe(false);
    expect(await codeOf(w.browser().api.public.staffSignIn({ email: ada.email, password: PASSWORD }))).toBe(
      'sign_in_failed',
    );
    await w.browser().api.public.staffSignIn({ email: ada.email, password: NEW });
    const asked = await w.request('/api/v1/admin/servers', { headers: { authorization: `Bearer ${token}` } });
    expect(asked.status).toBe(200);
    const log = JSON.stringify(await entries('%'));
    expect(log).toContain('admin.password_changed');
    for (const secret of [PASSWORD, NEW]) expect(log).not.toContain(secret);
  });

  it('given two hours of a session, its new cookie lasts the ten that are left; nobody else is signed out', async () => {
    const [ada, ben] = [await firstAdmin(), await staff(w)];
    for (let i = 0; i < 4; i++) {
      w.advance(30 * MINUTE);
      await ada.api.admin.me.stay({});
    }
    const body = { currentPassword: PASSWORD, password: NEW };
    const changed = await ada.rest('PUT', '/api/v1/admin/me/password', body);
    expect(changed.headers.getSetCookie().find((line) => line.startsWith('__Host-admin='))).toContain('Max-Age=36000;');
    expect([await isIn(ada), await isIn(ben)]).toEqual([true, true]);
  });

  it('given a wrong current one, the same again or a short one, it stays; wrong tries are on record and counted like a sign-in', async () => {
    const ada = await firstAdmin();
    const change = (currentPassword: string, password: string) =>
      codeOf(ada.api.admin.me.changePassword({ currentPassword, password }));
    expect(await change('a guess', NEW)).toBe('password_wrong');
    expect(await change(PASSWORD, PASSWORD)).toBe('validation');
    expect(await change(PASSWORD, 'short')).toBe('validation');
    expect((await entries('admin.password_refused')).at(-1)?.summary).toBe('Ada entered a wrong current password');
    for (let i = 0; i < 12; i++) await change('a guess', NEW);
    expect(await change('a guess', NEW)).toBe('throttled');
    expect(await isIn(ada)).toBe(true);
  });

  it('two changes at once: one holds, the other is told', async () => {
    const ada = await firstAdmin();
    const change = (password: string) =>
      codeOf(ada.api.admin.me.changePassword({ currentPassword: PASSWORD, password }));
    const told = await Promise.all([change(NEW), change(`${NEW} two`)]);
    expect(told.filter((code) => code === 'ok')).toHaveLength(1);
  });
});

describe('a failed sign-in of staff', () => {
  it('given a wrong password, an unknown address or too many tries, the activity log says which address was tried and from which network, never the password', async () => {
    const ada = await firstAdmin();
    const from = w.browser({ 'cf-connecting-ip': '203.0.113.9' });
    const tried = (email: string) => codeOf(from.api.public.staffSignIn({ email, password: 'guess-of-a-thief' }));
    await tried(ada.email);
    await tried('nobody@shop.test');
    const found = await entries('admin.sign_in_%');
    const of = (email: string) => found.find(({ summary }) => summary.endsWith(`console: ${email}`));
    expect(of(ada.email)?.subject).toMatch(/^admin:[0-9A-Z]{26}$/);
    expect(of('nobody@shop.test')).toMatchObject({ action: 'admin.sign_in_failed', subject: 'admin:unknown' });
    expect(of(ada.email)?.detail).toContain('203.0.113.0/24');
    for (let i = 0; i < 6; i++) await tried(ada.email);
    expect((await entries('admin.sign_in_throttled')).length).toBeGreaterThan(0);
    expect(JSON.stringify(await entries('%'))).not.toContain('guess-of-a-thief');
  });

  it('whoever floods it is listed in part, and the log says that there is more', async () => {
    await firstAdmin();
    const before = await entries('admin.sign_in_%');
    const from = w.browser({ 'cf-connecting-ip': '198.51.100.9' });
    for (let i = 0; i < 60; i++)
      await codeOf(from.api.public.staffSignIn({ email: `u${i}@shop.test`, password: 'guess' }));
    const found = await entries('admin.sign_in_%');
    expect(found.length - before.length).toBe(21);
    const more = found.filter(({ summary }) => summary === 'More failed sign-ins at the console than are listed');
    expect(more).toHaveLength(1);
  });

  it('from ever new networks, 200 in a quarter of an hour are listed, and that there are more', async () => {
    const [listed, more] = ['staff-failures', 'staff-failures:more'].map((name) =>
      remote<Throttle>(w.env.LoginThrottle, name),
    );
    const forget = () => Promise.all([listed?.clear(), more?.clear()]);
    await forget();
    for (let i = 0; i < 199; i++) await listed?.count(w.clock.now, 200);
    const name = unique('w');
    const listedNow = async () => {
      const found = (await entries('admin.sign_in_%')).map(({ summary }) => summary);
      return [
        found.filter((said) => said.includes(name)).length,
        found.filter((said) => said.startsWith('More')).length,
      ];
    };
    const [, before = 0] = await listedNow();
    for (let i = 0; i < 4; i++) {
      const { api } = w.browser({ 'cf-connecting-ip': `192.0.${i}.9` });
      await codeOf(api.public.staffSignIn({ email: `${name}@shop.test`, password: 'guess' }));
    }
    expect(await listedNow()).toEqual([1, before + 1]);
    await forget();
  });
});
