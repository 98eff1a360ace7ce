/** What the shop writes down about itself, after everything that handles a secret has happened once. */
import { expect, inject, it } from 'vitest';
import { resetLink } from '../accounts/index.ts';
import { unique } from '../testing/actors.ts';
import { steer, withFault } from '../testing/panels.ts';
import { accountsIn, fund, MICRO, order, shop, withRoomyLicence } from '../testing/shop.ts';
import { ORIGIN, type World, world } from '../testing/world.ts';

withRoomyLicence();

const OLD = 'correct horse battery';
const NEW = 'staple of another kind';
const hex = () => crypto.randomUUID().replaceAll('-', '').repeat(2);

async function panelToken(): Promise<string> {
  const token = hex();
  await steer('POST', 'tokens', { token });
  return token;
}

const rowsOf = async (w: World, sql: string) => (await w.env.DB.prepare(sql).all<Record<string, unknown>>()).results;

/** Sign-up, sign-in and a reset by mail; ends with a new session of this browser. */
async function person(w: World) {
  const b = w.browser();
  const email = `${unique('grace')}@client.test`;
  await b.api.public.signUp({ name: 'Grace', email, password: OLD, language: 'en' });
  const cookies = [...b.jar.values()];
  await b.api.public.forgotPassword({ email });
  const [asked] = await rowsOf(w, 'SELECT id FROM password_reset ORDER BY id DESC LIMIT 1');
  const resetToken = (await resetLink(w.ctx(), String(asked?.id), ORIGIN))?.link.split('#')[1] ?? '';
  await w.drain();
  await b.api.public.resetPassword({ token: resetToken, password: NEW });
  await b.api.public.signIn({ email, password: NEW });
  cookies.push(...b.jar.values());
  const { user, client } = await b.api.public.session({});
  return { ...b, id: user?.id ?? '', clientId: client?.id ?? '', secrets: [...cookies, resetToken, OLD, NEW] };
}

/** A server that got its token at creation and another one later, tested with both. */
async function withServer(w: World) {
  const tokens = [await panelToken(), await panelToken()] as const;
  const s = await shop(w, { server: { token: tokens[0] } });
  const { servers, settings } = s.admin.api.admin;
  await servers.test({ id: s.serverId });
  const {
    accounts: _,
    baseUrl: __,
    probe: ___,
    createdAt: ____,
    down: _____,
    ...fields
  } = await servers.get({ id: s.serverId });
  await servers.update({ ...fields, token: tokens[1], note: 'Token changed' });
  await servers.test({ id: s.serverId });
  await servers.test({ draft: { ...withoutId(fields) }, token: tokens[1] });
  const { general } = await settings.get({});
  await settings.save({ ...general, shopName: unique('shop') });
  const apiToken = (await s.admin.api.admin.tokens.create({ name: 'ci', expiresAt: null, scopes: ['servers.read'] }))
    .token;
  return { s, secrets: [...tokens, apiToken, inject('panel').token, ...s.admin.jar.values()] };
}
const withoutId = <T extends { id: string }>({ id: _, ...rest }: T) => rest;

it('V131 given servers, tokens, orders, credentials, configurations and password resets, neither activity log nor task queue holds a secret', async () => {
  const w = await world();
  const { s, secrets } = await withServer(w);
  const grace = await person(w);
  const buyer = { ...grace, name: 'Grace', email: '', currency: 'EUR' };
  await fund(s.admin, grace.clientId, 60 * MICRO);
  const id = await order({ ...s, buyer });
  await w.drain();
  const { username, password } = await grace.api.client.services.credentials({ id });
  const { text } = await grace.api.client.services.config({ id, protocol: 'wireguard' });
  const privateKey = /PrivateKey = (\S+)/.exec(text)?.[1] ?? '';
  const failed = await order({ ...s, buyer });
  await withFault({ fault: 'bw-ignored' }, () => w.drain());
  expect(await s.admin.api.admin.services.get({ id: failed })).toMatchObject({ provisionStatus: 'error' });
  await s.admin.api.admin.services.retry({ id: failed });
  await w.drain();
  expect(await s.admin.api.admin.services.get({ id: failed })).toMatchObject({ status: 'active' });
  await s.admin.api.admin.services.changePackage({ id, productId: s.productId });

  const accounts = await accountsIn(s.networks[0] ?? '');
  expect(accounts).toHaveLength(2);
  const hashes = (await rowsOf(w, 'SELECT password_hash FROM user UNION SELECT password_hash FROM admin')).map((r) =>
    String(r.password_hash),
  );
  const all = [
    ...secrets,
    ...grace.secrets,
    ...[username, password, privateKey],
    ...accounts.flatMap((a) => [a.username, a.password]),
    ...hashes.filter((hash) => hash.length > 30),
  ];
  expect(all.length).toBeGreaterThan(15);
  expect(all.filter((secret) => secret.length < 5)).toEqual([]);
  const [activity, jobs] = [await rowsOf(w, 'SELECT * FROM activity'), await rowsOf(w, 'SELECT * FROM job')];
  const actions = new Set(activity.map((r) => String(r.action)));
  for (const action of ['server.created', 'server.changed', 'server.tested', 'api_token.created', 'settings.saved'])
    expect([...actions]).toContain(action);
  for (const action of [
    'service.activated',
    'service.provision_failed',
    'service.retried',
    'service.credentials_shown',
  ])
    expect([...actions]).toContain(action);
  expect(jobs.length).toBeGreaterThan(3);
  const kept = JSON.stringify([activity, jobs]);
  expect(all.filter((secret) => kept.includes(secret))).toEqual([]);
});
