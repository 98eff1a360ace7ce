import { beforeAll, describe, expect, it } from 'vitest';
import type { Permission } from '../kernel/contract.ts';
import { staff } from '../testing/actors.ts';
import { type World, world } from '../testing/world.ts';

let w: World;
const DAY = 86_400_000;
beforeAll(async () => {
  w = await world();
});

type Draft = { name?: string; expiresAt?: number | null; scopes: readonly string[] };
const bearer = (token: string) => ({
  ask: async (method: string, path: string, body?: unknown) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const response = await w.request(`/api/v1${path}`, init);
    return { status: response.status, body: (await response.json()) as Record<string, never> };
  },
  async mint({ name = 'child', expiresAt = null, scopes }: Draft) {
    return this.ask('POST', '/admin/tokens', { name, expiresAt, scopes });
  },
});
async function made(held: readonly (Permission | '*')[], { name = 'ci', expiresAt = null, scopes }: Draft) {
  const owner = await staff(w, held);
  const { id, token } = await owner.api.admin.tokens.create({ name, expiresAt, scopes: [...scopes] });
  return { owner, id, ...bearer(token) };
}
const statusOf = async (who: { ask: ReturnType<typeof bearer>['ask'] }, path: string) =>
  (await who.ask('GET', path)).status;

describe('scopes of an API token', () => {
  it('given some, the token does those and nothing else, however much its administrator may; the list shows them', async () => {
    const token = await made(['*'], { scopes: ['servers.read', 'servers.read'] });
    expect(await statusOf(token, '/admin/servers')).toBe(200);
    for (const path of ['/admin/products', '/admin/tokens', '/admin/overview', '/admin/settings'])
      expect(await statusOf(token, path), path).toBe(403);
    const { items } = await token.owner.api.admin.tokens.list({});
    expect(items).toMatchObject([{ id: token.id, scopes: ['servers.read'], madeBy: null }]);
  });

  it('are offered and taken out of what the maker may: nothing more, nothing unknown, not everything at once, not none', async () => {
    const owner = await staff(w, ['servers.read', 'catalog.read']);
    const { scopes } = await owner.api.admin.tokens.scopes({});
    expect([...scopes].sort()).toEqual(['catalog.read', 'console.use', 'servers.read', 'tokens.own']);
    for (const wanted of [['servers.write'], ['servers.read', 'finance.read'], ['no.such'], ['*'], []])
      await expect(
        owner.api.admin.tokens.create({ name: 'x', expiresAt: null, scopes: wanted }),
        wanted.join(),
      ).rejects.toMatchObject({ data: { errors: [{ pointer: '/scopes' }] } });
    const everything = (await (await staff(w)).api.admin.tokens.scopes({})).scopes;
    expect(everything).toEqual(expect.arrayContaining(['servers.write', 'services.secrets', 'tokens.own']));
    expect(everything).not.toContain('*');
  });

  it('shrink with their administrator, at the next call', async () => {
    const token = await made(['servers.read'], { scopes: ['servers.read'] });
    await w.env.DB.prepare("UPDATE admin_group SET permissions = '[]' WHERE name = ?").bind(token.owner.name).run();
    expect(await statusOf(token, '/admin/servers')).toBe(403);
  });

  it('a token of before scopes goes on as it was', async () => {
    const token = await made(['servers.read', 'catalog.read'], { scopes: ['servers.read'] });
    await w.env.DB.prepare('UPDATE api_token SET scopes = NULL WHERE id = ?').bind(token.id).run();
    expect(await statusOf(token, '/admin/products')).toBe(200);
    expect((await token.owner.api.admin.tokens.list({})).items[0]?.scopes).toBeNull();
  });
});

it('a token is listed and revoked by its own administrator, by no other, whatever that one may', async () => {
  const [mine, theirs] = [
    await made(['*'], { scopes: ['servers.read'] }),
    await made(['*'], { scopes: ['servers.read'] }),
  ];
  const listed = async ({ owner }: typeof mine) => (await owner.api.admin.tokens.list({})).items.map(({ id }) => id);
  expect(await listed(mine)).toEqual([mine.id]);
  expect(await listed(theirs)).toEqual([theirs.id]);
  await expect(mine.owner.api.admin.tokens.revoke({ id: theirs.id })).rejects.toMatchObject({ status: 404 });
  expect(await statusOf(theirs, '/admin/servers')).toBe(200);
});

describe('a token that makes tokens', () => {
  it('gives no more and no longer than it has, and none at all without being allowed to', async () => {
    const end = w.clock.now + 7 * DAY;
    const parent = await made(['*'], { scopes: ['servers.read', 'tokens.own'], expiresAt: end });
    const refused = async (draft: Draft, pointer: string) =>
      expect(await parent.mint(draft)).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
    await refused({ scopes: ['servers.write'], expiresAt: end }, '/scopes');
    await refused({ scopes: ['catalog.read'], expiresAt: end }, '/scopes');
    await refused({ scopes: ['servers.read'], expiresAt: end + 1 }, '/expiresAt');
    await refused({ scopes: ['servers.read'], expiresAt: null }, '/expiresAt');
    expect(await parent.mint({ scopes: ['servers.read'], expiresAt: end })).toMatchObject({ status: 200 });
    const plain = await made(['*'], { scopes: ['servers.read'] });
    expect((await plain.mint({ scopes: ['servers.read'] })).status).toBe(403);
  });

  it('once revoked takes all that it made with it, to the last generation, and what else its administrator has stays', async () => {
    const parent = await made(['*'], { name: 'parent', scopes: ['servers.read', 'tokens.own'] });
    const next = async (from: ReturnType<typeof bearer>) => {
      const answer = await from.mint({ scopes: ['servers.read', 'tokens.own'] });
      return { ...bearer(answer.body.token ?? ''), id: String(answer.body.id) };
    };
    const child = await next(parent);
    const grandchild = await next(child);
    const other = await parent.owner.api.admin.tokens.create({ name: 'b', expiresAt: null, scopes: ['servers.read'] });
    const all = [parent, child, grandchild, bearer(other.token)];
    const seen = () => Promise.all(all.map((one) => statusOf(one, '/admin/servers')));
    expect(await seen()).toEqual([200, 200, 200, 200]);
    const { items } = await parent.owner.api.admin.tokens.list({});
    expect(items.find(({ id }) => id === child.id)?.madeBy).toBe('parent');
    await parent.owner.api.admin.tokens.revoke({ id: parent.id });
    expect(await seen()).toEqual([401, 401, 401, 200]);
  });

  it('sees and revokes itself and its own, nobody else’s', async () => {
    const parent = await made(['*'], { scopes: ['servers.read', 'tokens.own'] });
    const other = await parent.owner.api.admin.tokens.create({ name: 'b', expiresAt: null, scopes: ['servers.read'] });
    const child = String((await parent.mint({ scopes: ['servers.read'] })).body.id);
    const shown = (await parent.ask('GET', '/admin/tokens')).body as unknown as { items: { id: string }[] };
    expect(new Set(shown.items.map(({ id }) => id))).toEqual(new Set([parent.id, child]));
    expect((await parent.ask('DELETE', `/admin/tokens/${other.id}`)).status).toBe(404);
    expect((await parent.ask('DELETE', `/admin/tokens/${child}`)).status).toBe(200);
    expect((await parent.ask('DELETE', `/admin/tokens/${parent.id}`)).status).toBe(200);
    expect(await statusOf(parent, '/admin/servers')).toBe(401);
  });

  it('revoked while it makes one, it makes none', async () => {
    const { createToken } = await import('./verbs/manage-tokens.ts');
    const parent = await made(['*'], { scopes: ['servers.read', 'tokens.own'] });
    const permissions = ['servers.read', 'tokens.own'];
    const token = { id: parent.id, expiresAt: null };
    const ctx = w.ctx({ kind: 'admin', id: parent.owner.id, name: 'A', permissions, sessionId: null, token });
    await parent.owner.api.admin.tokens.revoke({ id: parent.id });
    const draft = { name: 'late', expiresAt: null, scopes: ['servers.read'] };
    await expect(createToken(ctx, draft)).rejects.toMatchObject({ code: 'token_revoked', status: 401 });
  });

  it('is no browser: it neither changes the password nor keeps a session', async () => {
    const token = await made(['*'], { scopes: ['console.use', 'tokens.own'] });
    const body = { currentPassword: 'x', password: 'correct horse battery' };
    expect((await token.ask('PUT', '/admin/me/password', body)).status).toBe(403);
    expect((await token.ask('POST', '/admin/me/stay', {})).status).toBe(403);
    expect(await statusOf(token, '/admin/overview')).toBe(200);
  });
});
