import { beforeAll, describe, expect, it } from 'vitest';
import { isElsewhere } from './kernel/http/hosts.ts';
import { staff } from './testing/actors.ts';
import { endpoints, restOf } from './testing/endpoints.ts';
import { active } from './testing/links.ts';
import { withRoomyLicence } from './testing/shop.ts';
import { ORIGIN, type World, world } from './testing/world.ts';

withRoomyLicence();

const CONSOLE = 'https://console.test';
let w: World;
beforeAll(async () => {
  w = await world({ vars: { CONSOLE_HOST: 'console.test' } });
});

const ask = (origin: string, path: string, init: RequestInit = {}, jar?: Map<string, string>) =>
  w.request(
    `${origin}${path}`,
    { redirect: 'manual', ...init, headers: { origin, 'content-type': 'application/json', ...init.headers } },
    jar,
  );
const isOfConsole = (name: string) => name.startsWith('admin.') || name.startsWith('public.staff');
/** No address at all: of a record that is missing, the console would say who is asked first. */
const isNoAddress = async (response: Response) =>
  response.status === 404 && ((await response.json()) as { code?: string }).code === 'not_found';

describe('a console on a host of its own', () => {
  it('answers each endpoint of staff there only, and each other one on the shop only, by REST and RPC', async () => {
    const wrong: string[] = [];
    for (const e of endpoints) {
      const { method, path, body } = restOf(e, e.sample);
      const rest = { method, ...(method === 'GET' ? {} : { body: JSON.stringify(body) }) };
      const rpc = { method: 'POST', body: JSON.stringify({ json: e.sample }), headers: { 'x-culvert': '1' } };
      const elsewhere = isOfConsole(e.name) ? ORIGIN : CONSOLE;
      const here = isOfConsole(e.name) ? CONSOLE : ORIGIN;
      for (const [address, init] of [
        [path, rest],
        [`/rpc/${e.name.replaceAll('.', '/')}`, rpc],
      ] as const) {
        if (!(await isNoAddress(await ask(elsewhere, address, init)))) wrong.push(`${e.name} at ${elsewhere}`);
        if (e.permit !== 'public' && (await ask(here, address, init)).status !== 401)
          wrong.push(`${e.name} at ${here}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('shows its pages there and none on the shop, and the shop’s not there; what both are made of stands on both', async () => {
    const statusOf = async (origin: string, path: string) => (await ask(origin, path)).status;
    for (const path of ['/admin', '/admin/servers', '/admin/setup', '/live/admin/services/x'])
      expect(await statusOf(ORIGIN, path), path).toBe(404);
    expect(await statusOf(CONSOLE, '/live/admin/services/x')).toBe(426);
    for (const path of ['/order', '/sign-in', '/services/x', '/hooks/x', '/live/services/x'])
      expect(await statusOf(CONSOLE, path), path).toBe(404);
    const start = await ask(CONSOLE, '/');
    expect([start.status, start.headers.get('location')]).toEqual([302, '/admin']);
    for (const origin of [ORIGIN, CONSOLE]) {
      expect(await statusOf(origin, '/api/health')).toBe(200);
      for (const path of [
        '/api/v1/openapi.json',
        '/api/docs',
        '/favicon.svg',
        '/theme.js',
        '/images/x',
        '/assets/x.js',
      ])
        expect(isElsewhere({ CONSOLE_HOST: 'console.test' }, new URL(origin + path)), path).toBe(false);
    }
  });

  it('is known however the setting is written, and only by its own words: what merely begins like them is the shop’s', () => {
    const at = (address: string) => isElsewhere({ CONSOLE_HOST: ' Console.test ' }, new URL(address));
    expect([at(`${CONSOLE}/admin`), at(`${ORIGIN}/admin`)]).toEqual([false, true]);
    for (const path of ['/administration', '/api/v1/administrators', '/rpc/public/signIn', '/admins'])
      expect([at(`${CONSOLE}${path}`), at(`${ORIGIN}${path}`)], path).toEqual([true, false]);
  });

  it('shares files of its root only: an address that merely ends like a file stands where its words belong', () => {
    const at = (address: string) => isElsewhere({ CONSOLE_HOST: 'console.test' }, new URL(address));
    for (const path of ['/admin/x.js', '/admin/servers/1.json', '/api/v1/admin/images/x.png', '/live/admin/x.txt'])
      expect([at(`${CONSOLE}${path}`), at(`${ORIGIN}${path}`)], path).toEqual([false, true]);
    for (const path of ['/services/x.js', '/hooks/a/b.json', '/api/v1/client/x.png'])
      expect([at(`${CONSOLE}${path}`), at(`${ORIGIN}${path}`)], path).toEqual([true, false]);
  });

  it('signs in there only, with a cookie of that host, and leads to the shop by its public address', async () => {
    const { jar } = await staff(w);
    const there = await ask(CONSOLE, '/api/v1/staff/session', {}, jar);
    expect(await there.json()).toMatchObject({ admin: { id: expect.any(String) }, portal: ORIGIN });
    expect((await ask(ORIGIN, '/api/v1/admin/servers', {}, jar)).status).toBe(404);
    const token = { authorization: `Bearer ${'x'.repeat(30)}` };
    expect((await ask(ORIGIN, '/api/v1/admin/servers', { headers: token })).status).toBe(404);
    expect((await ask(CONSOLE, '/api/v1/admin/servers', { headers: token })).status).toBe(401);
  });

  it('makes links that open on the shop, and none while the shop’s address is unknown', async () => {
    const { id } = await active(await world());
    const { jar } = await staff(w);
    const create = { method: 'POST', body: '{}' };
    const path = `/api/v1/admin/services/${id}/links`;
    const made = (await (await ask(CONSOLE, path, create, jar)).json()) as { url: string };
    expect(made.url).toMatch(new RegExp(`^${ORIGIN}/link#`));
    const unsaid = { ...w.env, PUBLIC_ADDRESS: '' };
    const init = { ...create, headers: { origin: CONSOLE, 'content-type': 'application/json' } };
    const refused = await w.requestWith(unsaid, `${CONSOLE}${path}`, init, jar);
    expect(await refused.json()).toMatchObject({ status: 409, code: 'address_unknown' });
  });

  it('in the clear is sent to itself, not to the shop', async () => {
    const bindings = { ...w.env, MODE: 'production' };
    const sent = await w.requestWith(bindings, 'http://console.test/admin/servers?x=1', { redirect: 'manual' });
    expect([sent.status, sent.headers.get('location')]).toEqual([308, `${CONSOLE}/admin/servers?x=1`]);
  });
});

it('without one, console and shop answer on every host, and the console finds the shop beside it', async () => {
  const both = await world();
  const { jar } = await staff(both);
  const answer = await both.request('https://any.test/api/v1/staff/session', {}, jar);
  expect(await answer.json()).toMatchObject({ admin: { id: expect.any(String) }, portal: '' });
});
