import { beforeAll, describe, expect, it } from 'vitest';
import { permissions } from './registry.ts';
import { customer, staff } from './testing/actors.ts';
import { type Endpoint, endpoints, restOf } from './testing/endpoints.ts';
import { order, shop, withRoomyLicence } from './testing/shop.ts';
import { ORIGIN, type World, world } from './testing/world.ts';

withRoomyLicence();
let w: World;
let admin: Awaited<ReturnType<typeof staff>>;
let mine: Awaited<ReturnType<typeof customer>>;

beforeAll(async () => {
  w = await world();
  admin = await staff(w);
  mine = await customer(w, {});
});

const actorOf = (audience: string) => (audience === 'admin' ? admin : mine);
const guarded = endpoints.filter((e) => e.permit !== 'public');
const problemOf = async (response: Response) => {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  return (await response.json()) as { code: string; status: number };
};

it('covers every endpoint of the contract', () => {
  expect(endpoints.length).toBeGreaterThan(50);
  expect(new Set(endpoints.map((e) => e.audience))).toEqual(new Set(['public', 'client', 'admin']));
});

describe('anonymous', () => {
  for (const e of guarded) {
    it(`${e.name}: 401, whatever the body`, async () => {
      const { method, path, body } = restOf(e, e.sample);
      const response = await w.browser().rest(method, path, body);
      expect(response.status).toBe(401);
      expect(await problemOf(response)).toMatchObject({ code: 'unauthorized', status: 401 });
    });
  }
});

describe('without the permission', () => {
  /** What every administrator may. */
  const OWN: readonly string[] = ['staff:console.use', 'staff:tokens.own'];
  for (const e of guarded.filter((x) => x.audience === 'admin' && !OWN.includes(x.permit))) {
    it(`AP-02 ${e.name}: 403 for staff of a group without ${e.permit.slice(6)}`, async () => {
      const other = await staff(
        w,
        permissions.filter((held) => `staff:${held}` !== e.permit),
      );
      const { method, path, body } = restOf(e, e.sample);
      const response = await other.rest(method, path, body);
      expect(response.status).toBe(403);
      expect(await problemOf(response)).toMatchObject({ code: 'forbidden' });
    });
  }
  for (const e of guarded.filter((x) => x.audience === 'client')) {
    it(`${e.name}: staff are not customers`, async () => {
      const { method, path, body } = restOf(e, e.sample);
      expect((await admin.rest(method, path, body)).status).toBe(401);
    });
  }
});

describe('bad input', () => {
  for (const e of endpoints) {
    it(`AP-01 ${e.name}: given an unknown key, it answers a problem 422 that points at it and carries the request id`, async () => {
      const { method, path, body } = restOf(e, { ...e.sample, no_such_field: '1' });
      const response = await actorOf(e.audience).rest(method, path, body);
      expect(response.status).toBe(422);
      const problem = (await problemOf(response)) as Record<string, unknown>;
      expect(problem).toMatchObject({ code: 'validation', status: 422, title: expect.any(String) });
      const pointers = (problem.errors as { pointer: string }[]).map((error) => error.pointer);
      expect(pointers).toContain('/no_such_field');
      expect(pointers).not.toContain('');
      expect(problem.requestId).toBe(response.headers.get('x-request-id'));
      expect(problem.requestId).toHaveLength(26);
    });
  }
});

describe('ids of nothing', () => {
  for (const e of guarded.filter((x) => /\{id\}/.test(x.path))) {
    it(`${e.name}: 404`, async () => {
      const { method, path, body } = restOf(e, e.sample);
      const response = await actorOf(e.audience).rest(method, path, body);
      expect([404, 422]).toContain(response.status);
      if (response.status === 422) expect((await problemOf(response)).code).toBe('validation');
      else expect((await problemOf(response)).code).toBe('not_found');
    });
  }
});

describe('answers', () => {
  for (const e of guarded.filter((x) => x.method === 'GET' && !x.path.includes('{'))) {
    it(`${e.name}: an answer that its schema accepts, or a problem; never a 5xx`, async () => {
      const { method, path, body } = restOf(e, e.sample);
      const response = await actorOf(e.audience).rest(method, path, body);
      expect(response.status, await response.clone().text()).toBeLessThan(500);
    });
  }
});

/** Setup looks at its token before it asks the database. */
const sampleOf = (e: Endpoint) =>
  e.name === 'public.staffSetup' ? { ...e.sample, token: w.env.SETUP_TOKEN } : e.sample;

/** The same call over `/rpc`; `GET` puts the input into the address. */
function rpcOf(e: Endpoint, method: 'GET' | 'POST', input: unknown = sampleOf(e)): [path: string, init: RequestInit] {
  const path = `/rpc/${e.name.replaceAll('.', '/')}`;
  const headers = { origin: ORIGIN, 'x-culvert': '1', 'content-type': 'application/json' };
  const json = JSON.stringify({ json: input });
  return method === 'GET'
    ? [`${path}?data=${encodeURIComponent(json)}`, { method, headers }]
    : [path, { method, headers, body: json }];
}
function restRequest(e: Endpoint): [path: string, init: RequestInit] {
  const { method, path, body } = restOf(e, sampleOf(e));
  const headers = { origin: ORIGIN, 'content-type': 'application/json' };
  return [path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }];
}

describe('a failing database', () => {
  const boom = (): never => {
    throw new Error('secret detail of the storage engine');
  };
  /** The first `good` batches are carried out, every later one throws. */
  function failingAfter(good: number) {
    const seen = { batches: 0 };
    const DB = {
      prepare: (sql: string) => w.env.DB.prepare(sql),
      batch: (statements: D1PreparedStatement[]) => {
        seen.batches += 1;
        return seen.batches > good ? boom() : w.env.DB.batch(statements);
      },
    };
    return { env: { ...w.env, DB } as never, seen };
  }
  /** Fails as late as the endpoint lets it: right after the identity, else at once; null: it asks nothing of the database. */
  async function brokenAnswer(e: Endpoint, [path, init]: [string, RequestInit]) {
    for (const good of e.permit === 'public' ? [0] : [1, 0]) {
      const { env, seen } = failingAfter(good);
      const jar = new Map([...mine.jar, ...admin.jar]);
      const response = await w.requestWith(env, path, init, e.permit === 'public' ? jar : actorOf(e.audience).jar);
      if (seen.batches > good) return { good, response };
    }
    return null;
  }
  /** What it does about an address is hidden from the caller, failures too: it happens after the answer. */
  const ANSWERS_BEFORE = 'public.forgotPassword';
  const expectOneDocument = async (e: Endpoint, response: Response, type: RegExp) => {
    expect(response.status).toBe(e.name === ANSWERS_BEFORE ? 200 : 500);
    expect(response.headers.get('content-type')).toMatch(type);
    const text = await response.text();
    expect(JSON.parse(text)).toBeTypeOf('object');
    expect(text).not.toContain('storage engine');
  };
  const late = new Set<string>();

  for (const e of endpoints) {
    it(`V223 R-01 ${e.name}: given a database that throws behind it, it answers exactly one JSON document without the cause`, async () => {
      const rest = await brokenAnswer(e, restRequest(e));
      const rpc = await brokenAnswer(e, rpcOf(e, 'POST'));
      expect(rpc?.good).toBe(rest?.good);
      if (rest?.good === 1) late.add(e.name);
      if (!rest || !rpc) throw new Error('It asks nothing of the database.');
      await expectOneDocument(e, rest.response, /^application\/(problem\+)?json/);
      await expectOneDocument(e, rpc.response, /^application\/json/);
    });
  }

  it('reaches the batch after the identity wherever the sample leads to one', () => {
    const readsNothing = [
      'admin.products.previewName',
      'admin.servers.drivers',
      'admin.products.drivers',
      'admin.gateways.drivers',
      'admin.senders.drivers',
    ];
    const refusedBefore = [
      'admin.images.upload',
      'admin.gateways.create',
      'admin.senders.create',
      'admin.servers.create',
      'admin.servers.test',
      'admin.tokens.create',
      'admin.tokens.scopes',
      'admin.servers.networkTree',
    ];
    const early = guarded.filter((e) => !late.has(e.name)).map((e) => e.name);
    expect(early.sort()).toEqual([...readsNothing, ...refusedBefore].sort());
  });
});

describe('reading by GET', () => {
  const matches = (pattern: string, path: string) =>
    new RegExp(`^/api/v1${pattern.replace(/\{\w+\}/g, '[^/]+')}$`).test(path);
  const readAt = (path: string) => endpoints.some((e) => e.method === 'GET' && matches(e.path, path));
  const entries = () => w.env.DB.prepare('SELECT count(*) AS n FROM activity').first<number>('n');

  for (const e of endpoints.filter((x) => x.audience === 'admin' && x.method !== 'GET')) {
    it(`V130 R-06 ${e.name}: given a GET of its address, REST and RPC answer 405 and nothing is carried out`, async () => {
      const before = await entries();
      const [rpcPath, init] = rpcOf(e, 'GET');
      expect((await w.request(rpcPath, init, admin.jar)).status).toBe(405);
      const { path } = restOf(e, e.sample);
      const response = await admin.rest('GET', path);
      if (readAt(path)) expect([200, 404, 422]).toContain(response.status);
      else {
        expect(response.status).toBe(405);
        expect(response.headers.get('allow')?.split(', ')).toContain(e.method);
        expect(await problemOf(response)).toMatchObject({ code: 'method_not_allowed', status: 405 });
      }
      expect(await entries()).toBe(before);
    });
  }
});

describe('caches', () => {
  const expectNoStore = (response: Response) => expect(response.headers.get('cache-control')).toBe('no-store');

  for (const e of endpoints) {
    it(`V154 ${e.name}: whoever asks, by REST or RPC, the answer is not to be stored`, async () => {
      const known = e.audience === 'admin' ? await staff(w) : await customer(w);
      for (const jar of [known.jar, new Map<string, string>()])
        for (const [path, init] of [rpcOf(e, 'POST'), restRequest(e)])
          expectNoStore(await w.request(path, init, new Map(jar)));
    });
  }

  it('V154 answers that carry a secret are not to be stored: a new token, credentials, configurations and files', async () => {
    const token = await admin.rest('POST', '/api/v1/admin/tokens', {
      name: 'ci',
      expiresAt: null,
      scopes: ['servers.read'],
    });
    expect(await token.json()).toMatchObject({ token: expect.any(String) });
    expectNoStore(token);
    const s = await shop(w);
    const id = await order(s);
    await w.drain();
    const { vpn } = await s.buyer.api.client.services.get({ id });
    const protocols = Object.entries(vpn?.protocols ?? {}).flatMap(([protocol, on]) => (on ? [protocol] : []));
    expect(protocols).toHaveLength(4);
    const base = `/api/v1/client/services/${id}`;
    const secret = endpoints.filter((e) => /^client\.services\.(credentials|config|file)$/.test(e.name));
    const answers = [await s.buyer.rest('POST', `${base}/credentials`, {})];
    for (const protocol of protocols) {
      answers.push(await s.buyer.rest('GET', `${base}/configs/${protocol}`));
      answers.push(await s.buyer.rest('GET', `${base}/files/${protocol}`));
    }
    for (const e of secret) {
      const input = e.name.endsWith('credentials') ? { id } : { id, protocol: 'wireguard' };
      answers.push(await w.request(...rpcOf(e, 'POST', input), s.buyer.jar));
    }
    expect(answers.map((a) => a.status)).toEqual(answers.map(() => 200));
    expect(answers).toHaveLength(12);
    for (const answer of answers) expectNoStore(answer);
  });
});
