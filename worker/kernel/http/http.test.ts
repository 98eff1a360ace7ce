import { beforeAll, describe, expect, it } from 'vitest';
import { staff, unique } from '../../testing/actors.ts';
import { ORIGIN, type World, world } from '../../testing/world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

const group = (name = unique('group')) => ({ name, serverIds: [] as string[] });
const JSON_TYPE = { 'content-type': 'application/json' };

describe('problems', () => {
  it('AP-01 a 422 is RFC 9457 with a pointer for each field at fault, the permanent code and the request id', async () => {
    const { rest } = await staff(w);
    const response = await rest('POST', '/api/v1/admin/server-groups', { name: '', serverIds: ['nonsense'] });
    expect(response.status).toBe(422);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const body = (await response.json()) as Record<string, unknown>;
    expect(body).toMatchObject({
      code: 'validation',
      status: 422,
      title: 'Some fields need attention.',
      instance: '/api/v1/admin/server-groups',
    });
    expect(body.requestId).toBe(response.headers.get('x-request-id'));
    expect((body.errors as { pointer: string }[]).map((e) => e.pointer)).toEqual(['/name', '/serverIds/0']);
  });

  it('an unknown key is refused by name, so that a typo never looks saved', async () => {
    const { rest } = await staff(w);
    const response = await rest('POST', '/api/v1/admin/server-groups', { ...group(), colour: 'red' });
    expect(response.status).toBe(422);
    expect(JSON.stringify(await response.json())).toContain('colour');
  });

  it('a body that is not JSON answers 422 and says so', async () => {
    const b = await staff(w);
    const response = await w.request(
      '/api/v1/admin/server-groups',
      { method: 'POST', body: '{"name":', headers: { origin: ORIGIN, ...JSON_TYPE } },
      b.jar,
    );
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: 'validation', detail: 'The body is not valid JSON.' });
  });

  it('a body beyond 256 KB answers 413', async () => {
    const { rest } = await staff(w);
    const response = await rest('POST', '/api/v1/admin/server-groups', { name: 'x'.repeat(300_000), serverIds: [] });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: 'too_large' });
  });

  it.each(['/api/health', '/api/v1/session', '/rpc/public/session', '/hooks/pay', '/orders'])(
    'a GET of %s with a body answers 422 and says so: `Request` cannot be made with one, a caller can',
    async (path) => {
      const response = await w.request(path, {}, undefined, (plain) =>
        Object.defineProperty(plain, 'body', { value: new Response('{}').body }),
      );
      expect(response.status).toBe(422);
      expect(await response.json()).toMatchObject({ code: 'validation', detail: expect.stringContaining('no body') });
    },
  );

  it('an unknown address answers 404 as a problem, and a wrong method is not a page', async () => {
    const missing = await w.request('/api/v1/nothing');
    expect(missing.status).toBe(404);
    expect(await missing.json()).toMatchObject({ code: 'not_found' });
    const wrong = await w.request('/somewhere', { method: 'POST', headers: { origin: ORIGIN } });
    expect(wrong.status).toBe(405);
  });
});

describe('cross-site requests', () => {
  const refused: [string, Record<string, string>][] = [
    ['no Origin and no Sec-Fetch-Site', {}],
    ['a foreign Origin', { origin: 'https://evil.test' }],
    ['a null Origin', { origin: 'null' }],
    ['our Origin but Sec-Fetch-Site says cross-site', { origin: ORIGIN, 'sec-fetch-site': 'cross-site' }],
    ['a sibling subdomain', { origin: ORIGIN, 'sec-fetch-site': 'same-site' }],
  ];
  for (const [what, headers] of refused) {
    it(`R-13 a POST with a valid session and ${what} is refused and writes nothing`, async () => {
      const b = await staff(w);
      const name = unique('group');
      const response = await w.request(
        '/api/v1/admin/server-groups',
        { method: 'POST', body: JSON.stringify(group(name)), headers: { ...JSON_TYPE, ...headers } },
        b.jar,
      );
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ code: 'cross_site' });
      expect(await w.env.DB.prepare('SELECT id FROM server_group WHERE name = ?').bind(name).first()).toBeNull();
    });
  }

  it('an RPC call without our header is refused, even as a simple form post', async () => {
    const b = await staff(w);
    const response = await w.request(
      '/rpc/admin/serverGroups/create',
      {
        method: 'POST',
        body: JSON.stringify({ json: group() }),
        headers: { origin: ORIGIN, 'content-type': 'text/plain' },
      },
      b.jar,
    );
    expect(response.status).toBe(403);
  });

  it('state never changes by GET: the RPC address of a mutation answers 405', async () => {
    const b = await staff(w);
    const name = unique('group');
    const data = encodeURIComponent(JSON.stringify({ json: group(name) }));
    const response = await w.request(
      `/rpc/admin/serverGroups/create?data=${data}`,
      { headers: { 'x-culvert': '1' } },
      b.jar,
    );
    expect(response.status).toBe(405);
    expect(await w.env.DB.prepare('SELECT id FROM server_group WHERE name = ?').bind(name).first()).toBeNull();
  });

  it('a bearer token needs no Origin, works on the API only, and dies when revoked', async () => {
    const { api } = await staff(w, ['servers.read']);
    const { id, token } = await api.admin.tokens.create({ name: 'ci', expiresAt: null, scopes: ['servers.read'] });
    const call = () => w.request('/api/v1/admin/servers', { headers: { authorization: `Bearer ${token}` } });
    expect((await call()).status).toBe(200);
    expect(
      (
        await w.request('/api/v1/admin/server-groups', {
          method: 'POST',
          body: '{}',
          headers: { authorization: `Bearer ${token}`, ...JSON_TYPE },
        })
      ).status,
    ).toBe(403);
    await api.admin.tokens.revoke({ id });
    expect((await call()).status).toBe(401);
  });
});

describe('answers', () => {
  it('carry the security headers and are never stored', async () => {
    const { rest } = await staff(w);
    const response = await rest('GET', '/api/v1/admin/servers');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe-inline');
  });

  it.each(['/api/health', '/api/v1/openapi.json', '/api/v1/nothing', '/'])('%s carries them, too', async (path) => {
    const { headers } = await w.request(path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('strict-transport-security')).toContain('max-age=63072000');
  });

  it('an unexpected failure says nothing but its request id', async () => {
    const poisoned = { ...w.env, DB: { prepare: () => poison(), batch: () => poison() } };
    const response = await w.requestWith(poisoned as never, '/api/v1/staff/session');
    const body = (await response.json()) as Record<string, unknown>;
    expect(response.status).toBe(500);
    expect(body).toMatchObject({ code: 'internal', requestId: response.headers.get('x-request-id') });
    expect(JSON.stringify(body)).not.toContain('sqlite exploded');
  });
});

const poison = (): never => {
  throw new Error('sqlite exploded at /srv/secret');
};

describe('Idempotency-Key', () => {
  const key = () => ({ 'idempotency-key': crypto.randomUUID() });
  const count = (name: string) =>
    w.env.DB.prepare('SELECT count(*) AS n FROM server_group WHERE name = ?').bind(name).first<number>('n');

  it('the same key and body is carried out once and answered alike', async () => {
    const { rest } = await staff(w);
    const [input, headers] = [group(), key()];
    const first = await (await rest('POST', '/api/v1/admin/server-groups', input, headers)).text();
    const second = await rest('POST', '/api/v1/admin/server-groups', input, headers);
    expect(second.status).toBe(200);
    expect(await second.text()).toBe(first);
    expect(await count(input.name)).toBe(1);
  });

  it('the same key with another body is 422', async () => {
    const { rest } = await staff(w);
    const headers = key();
    await rest('POST', '/api/v1/admin/server-groups', group(), headers);
    const other = await rest('POST', '/api/v1/admin/server-groups', group(), headers);
    expect(other.status).toBe(422);
    expect(await other.json()).toMatchObject({ code: 'idempotency_mismatch' });
  });

  it('20 requests at once with one key: one group, twenty equal answers', async () => {
    const { rest } = await staff(w);
    const [input, headers] = [group(), key()];
    const answers = await Promise.all(
      Array.from({ length: 20 }, async () =>
        (await rest('POST', '/api/v1/admin/server-groups', input, headers)).text(),
      ),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('"id"');
    expect(await count(input.name)).toBe(1);
  });

  it('one administrator’s key says nothing about another’s', async () => {
    const [a, b, headers] = [await staff(w), await staff(w), key()];
    const [mine, theirs] = [group(), group()];
    expect((await a.rest('POST', '/api/v1/admin/server-groups', mine, headers)).status).toBe(200);
    expect((await b.rest('POST', '/api/v1/admin/server-groups', theirs, headers)).status).toBe(200);
    expect(await count(theirs.name)).toBe(1);
  });

  it('a key that seven administrators use serves all seven, and each again when they repeat it', async () => {
    const headers = key();
    const seven = await Promise.all(Array.from({ length: 7 }, async () => ({ ...(await staff(w)), input: group() })));
    const ask = async ({ rest, input }: (typeof seven)[number]) => {
      const answer = await rest('POST', '/api/v1/admin/server-groups', input, headers);
      return { status: answer.status, text: await answer.text() };
    };
    const first = [];
    for (const one of seven) first.push(await ask(one));
    expect(first.map(({ status }) => status)).toEqual(seven.map(() => 200));
    const again = [];
    for (const one of seven) again.push(await ask(one));
    expect(again).toEqual(first);
    expect(new Set(again.map(({ text }) => text)).size).toBe(7);
    for (const { input } of seven) expect(await count(input.name)).toBe(1);
  });

  it('a malformed key is refused before anything happens', async () => {
    const { rest } = await staff(w);
    const input = group();
    expect((await rest('POST', '/api/v1/admin/server-groups', input, { 'idempotency-key': 'short' })).status).toBe(422);
    expect(await count(input.name)).toBe(0);
  });
});
