import { beforeAll, describe, expect, it } from 'vitest';
import { customer, staff } from './testing/actors.ts';
import { endpoints, restOf } from './testing/endpoints.ts';
import { type World, world } from './testing/world.ts';

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
  for (const e of guarded.filter((x) => x.audience === 'admin' && x.permit !== 'staff:tokens.own')) {
    it(`AP-02 ${e.name}: 403 for staff of a group without ${e.permit.slice(6)}`, async () => {
      const other = await staff(w, ['nothing.at-all']);
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
    it(`${e.name}: an unknown key is 422 and named`, async () => {
      const { method, path, body } = restOf(e, { ...e.sample, no_such_field: '1' });
      const response = await actorOf(e.audience).rest(method, path, body);
      expect(response.status).toBe(422);
      expect(JSON.stringify(await problemOf(response))).toContain('no_such_field');
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

describe('a failing database', () => {
  const boom = (): never => {
    throw new Error('secret detail of the storage engine');
  };
  for (const e of endpoints) {
    it(`V223 R-01 ${e.name}: exactly one JSON document, even when the code behind it throws`, async () => {
      const { method, path, body } = restOf(e, e.sample);
      const actor = actorOf(e.audience);
      const headers = {
        origin: 'https://shop.test',
        'content-type': 'application/json',
        cookie: [...actor.jar].map(([k, v]) => `${k}=${v}`).join('; '),
      };
      const broken = { ...w.env, DB: { prepare: boom, batch: boom } } as never;
      const response = await w.requestWith(broken, path, {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      expect(response.headers.get('content-type')).toMatch(/^application\/(problem\+)?json/);
      expect(() => JSON.parse(text)).not.toThrow();
      expect(text).not.toContain('storage engine');
    });
  }
});
