/** What the activity log says of those who come and go, and what it never holds. */
import { beforeEach, expect, it } from 'vitest';
import { hashToken } from '../kernel/id.ts';
import { unique } from '../testing/actors.ts';
import { tried } from '../testing/asked.ts';
import { type World, world } from '../testing/world.ts';

let w: World;
const [PASSWORD, NEW, GUESS] = ['correct horse battery', 'staple of another kind', 'a guess of a thief'];

beforeEach(async () => {
  w = await world();
  for (const table of ['admin_session', 'api_token', 'admin', 'admin_group'])
    await w.env.DB.prepare(`DELETE FROM ${table}`).run();
});

async function firstAdmin() {
  const b = w.browser();
  const email = `${unique('ada')}@shop.test`;
  await b.api.public.staffSetup({ token: w.env.SETUP_TOKEN, name: 'Ada', email, password: PASSWORD });
  const { admin } = await b.api.public.staffSession({});
  return { ...b, email, id: admin?.id ?? '' };
}

it('L03 given an administrator and a customer who each enter a wrong password, sign in and sign out, the activity log lists the three of each with who it was', async () => {
  const ada = await firstAdmin();
  const one = w.browser();
  await tried(one.api.public.staffSignIn({ email: ada.email, password: GUESS }));
  await one.api.public.staffSignIn({ email: ada.email, password: PASSWORD });
  await one.api.public.staffSignOut({});

  const grace = w.browser();
  const email = `${unique('grace')}@client.test`;
  await grace.api.public.signUp({ name: 'Grace', email, password: PASSWORD, language: 'en' });
  const { id: userId } = (await grace.api.public.session({})).user ?? {};
  const other = w.browser();
  await tried(other.api.public.signIn({ email, password: GUESS }));
  await other.api.public.signIn({ email, password: PASSWORD });
  await other.api.public.signOut({});

  const listed = async (subject: string, of: RegExp) =>
    (await ada.api.admin.activity.list({ subject })).items
      .toReversed()
      .filter(({ action }) => of.test(action))
      .map(({ action, actorName, summary }) => [action, actorName, summary]);
  expect(await listed(`admin:${ada.id}`, /sign_in|signed_(in|out)/)).toEqual([
    ['admin.sign_in_failed', 'Visitor', `Wrong password or address at the console: ${ada.email}`],
    ['admin.signed_in', 'Ada', 'Ada signed in to the console'],
    ['admin.signed_out', 'Ada', 'Ada signed out'],
  ]);
  expect(await listed(`user:${userId}`, /sign_in|signed_(in|out)/)).toEqual([
    ['user.sign_in_failed', 'Visitor', 'A sign-in as Grace failed: wrong password'],
    ['user.signed_in', 'Grace', 'Grace signed in to the portal'],
    ['user.signed_out', 'Grace', 'Grace signed out'],
  ]);
});

it('L05 through set-up, failed and good sign-in, change of password, failed and good, an API token made, used and revoked, and sign-out the activity log names each step of staff and holds no password, hash or token', async () => {
  const ada = await firstAdmin();
  const b = w.browser();
  await tried(b.api.public.staffSignIn({ email: ada.email, password: GUESS }));
  await b.api.public.staffSignIn({ email: ada.email, password: PASSWORD });
  const before = b.jar.get('__Host-admin') ?? '';
  await tried(b.api.admin.me.changePassword({ currentPassword: GUESS, password: NEW }));
  await b.api.admin.me.changePassword({ currentPassword: PASSWORD, password: NEW });
  const cookie = b.jar.get('__Host-admin') ?? '';
  const { id, token } = await b.api.admin.tokens.create({ name: 'ci', expiresAt: null, scopes: ['servers.read'] });
  await w.request('/api/v1/admin/servers', { headers: { authorization: `Bearer ${token}` } });
  await b.api.admin.tokens.revoke({ id });
  await b.api.public.staffSignOut({});

  const { results } = await w.env.DB.prepare('SELECT * FROM activity WHERE subject IN (?, ?) ORDER BY id')
    .bind(`admin:${ada.id}`, `api_token:${id}`)
    .all();
  expect(results.map(({ action }) => action)).toEqual([
    'admin.created',
    'admin.sign_in_failed',
    'admin.signed_in',
    'admin.password_refused',
    'admin.password_changed',
    'api_token.created',
    'api_token.revoked',
    'admin.signed_out',
  ]);
  const hash = await w.env.DB.prepare('SELECT password_hash FROM admin WHERE id = ?')
    .bind(ada.id)
    .first<string>('password_hash');
  const tokens = [before, cookie, token];
  const secrets = [PASSWORD, NEW, GUESS, ...tokens, ...(await Promise.all(tokens.map(hashToken))), String(hash)];
  const whole = JSON.stringify((await w.env.DB.prepare('SELECT * FROM activity').all()).results);
  for (const secret of secrets) expect(whole).not.toContain(secret);
  expect(whole).not.toContain('scrypt$');
});

it('of what a stranger enters and is no address, the activity log says that and how long it was, at the console; at the portal and for a forgotten password nothing', async () => {
  const { api } = await firstAdmin();
  const { rest } = w.browser();
  const rows = async () => (await w.env.DB.prepare('SELECT * FROM activity').all<{ id: string }>()).results;
  const before = new Set((await rows()).map(({ id }) => id));
  const given = [
    'adm\u202enimda@shop.test',
    'a\u200bda@shop.test',
    '\x07@shop.test',
    'Your-session-expired,-go-to-https://evil.example@x',
    '\x07\x1b[31m@x',
  ];
  const network = { 'cf-connecting-ip': '203.0.113.77' };
  for (const email of given) {
    const guess = { email, password: GUESS };
    expect((await rest('POST', '/api/v1/staff/session', guess, network)).status).toBe(401);
    expect((await rest('POST', '/api/v1/session', guess, network)).status).toBe(401);
    expect((await rest('POST', '/api/v1/forgot-password', { email }, network)).status).toBe(200);
  }
  for (let i = 0; i < 9; i++)
    await rest('POST', '/api/v1/staff/session', { email: given.at(-1), password: GUESS }, network);
  const written = (await rows()).filter(({ id }) => !before.has(id));
  const { items } = await api.admin.activity.list({ subject: 'admin:unknown' });
  const said = items.filter(({ id }) => !before.has(id)).map(({ summary }) => summary);
  expect(said).toHaveLength(written.length);
  expect(new Set(said)).toEqual(
    new Set([
      ...given.map(({ length }) => `Wrong password or address at the console: not an address, length ${length}`),
      'Too many tries at the console: not an address, length 8, was not checked',
    ]),
  );
  expect(JSON.stringify(written)).not.toMatch(/\\u00|[\u200b\u202e]|evil|nimda/);
});
