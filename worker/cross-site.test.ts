import { beforeAll, describe, expect, it } from 'vitest';
import { customer, staff } from './testing/actors.ts';
import { type Endpoint, endpoints, restOf } from './testing/endpoints.ts';
import { ORIGIN, type World, world } from './testing/world.ts';

let w: World;
let admin: Awaited<ReturnType<typeof staff>>;
let mine: Awaited<ReturnType<typeof customer>>;

beforeAll(async () => {
  w = await world();
  admin = await staff(w);
  mine = await customer(w, {});
});

const changing = endpoints.filter((e) => e.method !== 'GET');
/** The session that the browser would send along. A copy: what an answer sets must not end it. */
const sessionOf = (e: Endpoint) => new Map(e.audience === 'admin' ? admin.jar : mine.jar);

const FOREIGN: readonly (readonly [what: string, headers: Record<string, string>])[] = [
  ['neither Origin nor Sec-Fetch-Site', {}],
  ['the Origin of another site', { origin: 'https://evil.test' }],
  ['an opaque Origin', { origin: 'null' }],
  ['our Origin from another site', { origin: ORIGIN, 'sec-fetch-site': 'cross-site' }],
  ['a neighbour under our domain', { origin: ORIGIN, 'sec-fetch-site': 'same-site' }],
];

const rest = (e: Endpoint, headers: Record<string, string>, jar = sessionOf(e)) => {
  const { method, path, body } = restOf(e, e.sample);
  const init = { method, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
  return w.request(path, init, jar);
};
/** `text/plain` is what a form of another site may send without asking first. */
const rpc = (e: Endpoint, headers: Record<string, string>, type = 'application/json') => {
  const init = {
    method: 'POST',
    headers: { 'content-type': type, ...headers },
    body: JSON.stringify({ json: e.sample }),
  };
  return w.request(`/rpc/${e.name.replaceAll('.', '/')}`, init, sessionOf(e));
};

/** All that an endpoint could have written or asked for leaves one of these. */
const written = () =>
  w.env.DB.prepare(
    'SELECT (SELECT count(*) FROM activity) AS entries, (SELECT count(*) FROM job) AS jobs, (SELECT count(*) FROM mail) AS mails',
  ).first();

const expectRefused = async (response: Response, what: string) => {
  expect(response.status, what).toBe(403);
  expect(JSON.stringify(await response.json()), what).toContain('cross_site');
  expect(response.headers.get('set-cookie'), what).toBeNull();
};

it('covers everything that changes something, of each audience', () => {
  expect(changing.length).toBeGreaterThan(40);
  expect(new Set(changing.map((e) => e.audience))).toEqual(new Set(['public', 'client', 'admin']));
});

describe('a request of another site that carries the session', () => {
  for (const e of changing) {
    it(`V096 ${e.name}: given whatever another site can send, REST and RPC refuse it and nothing is written; from our own page it is not refused for that`, async () => {
      const before = await written();
      for (const [what, headers] of FOREIGN) {
        await expectRefused(await rest(e, headers), what);
        await expectRefused(await rpc(e, { 'x-culvert': '1', ...headers }), what);
      }
      await expectRefused(await rpc(e, { origin: ORIGIN }, 'text/plain'), 'a form without our header');
      expect(await written()).toEqual(before);
      const own = await rest(e, { origin: ORIGIN, 'sec-fetch-site': 'same-origin' }, new Map());
      expect(await own.text()).not.toContain('cross_site');
    });
  }
});
