import { env, runInDurableObject } from 'cloudflare:test';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { customer, staff } from '../testing/actors.ts';
import { active, open, redeemOverHttp, SPENT, secretOf, setStatus, trail, withLink } from '../testing/links.ts';
import { steer, withFault } from '../testing/panels.ts';
import { accountsIn, order, shop, withRoomyLicence } from '../testing/shop.ts';
import { ORIGIN, type World, world } from '../testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});
afterEach(() => void vi.restoreAllMocks());

const HOUR_MS = 3_600_000;

describe('our own one-time link', () => {
  it('V105 given a link of its customer, who opens it by POST gets every configuration byte for byte as in the portal, once; it has a time, uses, and can be revoked', async () => {
    const { s, id, url, link, secret, links } = await withLink(w);
    expect(url).toBe(`${ORIGIN}/link#${id}.${secret.token}`);
    expect(link).toMatchObject({ maxUses: 1, usesLeft: 1, authorKind: 'user', authorName: s.buyer.name });
    expect(link.expiresAt - link.createdAt).toBe(24 * HOUR_MS);
    expect(secret.token).toMatch(/^[\w-]{43}$/);
    const [account] = await accountsIn(s.networks[0] ?? '');
    const shown = await open(w, secret);
    expect(shown).toMatchObject({
      name: account?.name,
      ipv4: account?.ipv4,
      username: account?.username,
      password: account?.password,
      usesLeft: 0,
    });
    expect(shown.files.map((f) => f.protocol)).toEqual(['wireguard', 'amneziawg', 'openvpn', 'ikev2']);
    for (const file of shown.files)
      expect(file).toEqual(await s.buyer.api.client.services.config({ id, protocol: file.protocol }));
    await expect(open(w, secret)).rejects.toMatchObject(SPENT);

    const week = await links.create({ id, validity: '7d', maxUses: 5 });
    expect(week.link.expiresAt - week.link.createdAt).toBe(7 * 24 * HOUR_MS);
    expect((await links.list({ id })).items).toEqual([week.link]);
    for (const left of [4, 3]) expect(await open(w, secretOf(week.url))).toMatchObject({ usesLeft: left });
    expect((await links.list({ id })).items).toMatchObject([{ id: week.link.id, usesLeft: 3 }]);
    await links.revoke({ id, linkId: week.link.id });
    await expect(open(w, secretOf(week.url))).rejects.toMatchObject(SPENT);
    expect((await links.list({ id })).items).toEqual([]);
    expect((await trail(w, id)).map((t) => [t.action, t.actor])).toEqual([
      ['service.link_created', 'user'],
      ['service.link_opened', 'anonymous'],
      ['service.link_created', 'user'],
      ['service.link_opened', 'anonymous'],
      ['service.link_opened', 'anonymous'],
      ['service.link_revoked', 'user'],
    ]);
  });

  it('given 60 redemptions at once over HTTP, one gets the configuration and the others the same 410', async () => {
    const { secret, id } = await withLink(w);
    const answers = await Promise.all(Array.from({ length: 60 }, () => redeemOverHttp(w, secret)));
    expect(answers.filter((a) => a.status === 200)).toHaveLength(1);
    expect(answers.filter((a) => a.status === 410)).toHaveLength(59);
    expect((await trail(w, id)).filter((t) => t.action === 'service.link_opened')).toHaveLength(1);
  });

  it('V106 R-10 given 1,000 readings of a link by scanners, prefetchers and HEAD, none uses it up or asks the panel, and the POST then works', async () => {
    const { secret, url } = await withLink(w);
    await steer('DELETE', 'log');
    const { pathname, hash } = new URL(url);
    const query = `?data=${encodeURIComponent(JSON.stringify({ json: secret }))}`;
    const addresses = [
      pathname,
      `${pathname}${hash}`,
      `${pathname}/${hash.slice(1)}`,
      `/api/v1/links/redeem?serviceId=${secret.serviceId}&token=${secret.token}`,
      `/rpc/public/redeemLink${query}`,
    ];
    const kinds: RequestInit[] = [
      { method: 'GET' },
      { method: 'HEAD' },
      { method: 'GET', headers: { purpose: 'prefetch', 'sec-purpose': 'prefetch;prerender' } },
      { method: 'GET', headers: { 'x-culvert': '1', origin: ORIGIN } },
    ];
    const statuses = new Set<number>();
    for (let i = 0; i < 1000; i++) {
      const response = await w.request(addresses[i % 5] ?? '', kinds[i % 4]);
      await response.body?.cancel();
      statuses.add(response.status);
    }
    expect([...statuses].filter((s) => s >= 500)).toEqual([]);
    expect(await steer('GET', 'log')).toEqual([]);
    expect(await open(w, secret)).toMatchObject({ usesLeft: 0 });
  });

  it('given a page that posts from elsewhere, nothing is used up', async () => {
    const { secret } = await withLink(w);
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect((await redeemOverHttp(w, secret, headers)).status).toBe(403);
    expect(await open(w, secret)).toMatchObject({ usesLeft: 0 });
  });

  it('given a panel that fails after the use was set aside, the use is not lost, also while it lasts', async () => {
    const { secret, id, links } = await withLink(w);
    for (const fault of ['http-500', 'json-cut'])
      await withFault({ fault }, () => expect(open(w, secret)).rejects.toMatchObject({ code: 'upstream_failed' }));
    expect((await links.list({ id })).items).toMatchObject([{ usesLeft: 1 }]);
    expect((await trail(w, id)).filter((t) => t.action === 'service.link_opened')).toEqual([]);
    w.advance(10 * 60_000);
    expect(await open(w, secret)).toMatchObject({ usesLeft: 0 });
  });

  it('given a trail that cannot be written, nothing is shown and the use is not lost', async () => {
    const { secret } = await withLink(w);
    const DB = {
      prepare: (sql: string) => {
        if (/insert into "activity"/i.test(sql)) throw new Error('storage');
        return w.env.DB.prepare(sql);
      },
      batch: (statements: D1PreparedStatement[]) => w.env.DB.batch(statements),
    };
    const init = {
      method: 'POST',
      headers: { origin: ORIGIN, 'content-type': 'application/json' },
      body: JSON.stringify(secret),
    };
    const response = await w.requestWith({ ...w.env, DB } as never, '/api/v1/links/redeem', init);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('PrivateKey');
    expect(await open(w, secret)).toMatchObject({ usesLeft: 0 });
  });

  it('wrong, unknown, used, expired, revoked and paused links are one and the same answer', async () => {
    const [right, other] = [await withLink(w, { validity: '1h', maxUses: 2 }), await withLink(w)];
    const bodies: string[] = [];
    const refused = async (secret: object) => {
      const response = await redeemOverHttp(w, secret);
      const { requestId: _, ...rest } = (await response.json()) as { requestId: string };
      expect(response.headers.get('cache-control')).toBe('no-store');
      bodies.push(JSON.stringify([response.status, rest]));
    };
    await refused({ ...right.secret, token: 'x'.repeat(43) });
    await refused({ ...right.secret, serviceId: other.id });
    await refused({ ...right.secret, serviceId: '7ZZZZZZZZZZZZZZZZZZZZZZZZZ' });
    await setStatus(w, right.id, 'suspended');
    await refused(right.secret);
    await setStatus(w, right.id, 'active');
    await open(w, other.secret);
    await refused(other.secret);
    const { link, url } = await right.links.create({ id: right.id });
    await right.links.revoke({ id: right.id, linkId: link.id });
    await refused(secretOf(url));
    w.advance(HOUR_MS);
    await refused(right.secret);
    expect(new Set(bodies).size).toBe(1);
    expect(bodies[0]).toContain('link_spent');
  });

  it('given too many tries from one network, they are held up before anything is looked at', async () => {
    const { secret } = await withLink(w);
    const from = { 'cf-connecting-ip': '198.51.100.77' };
    const statuses: number[] = [];
    for (let i = 0; i < 31; i++)
      statuses.push((await redeemOverHttp(w, { ...secret, token: 'y'.repeat(43) }, from)).status);
    expect(statuses.filter((s) => s === 410)).toHaveLength(30);
    expect(statuses.at(-1)).toBe(429);
    expect((await redeemOverHttp(w, secret, from)).status).toBe(429);
    expect(await open(w, secret)).toMatchObject({ usesLeft: 0 });
  });

  it('a plan that hides the password does not show it by a link; a protocol that is off is not there', async () => {
    const { secret } = await withLink(w, {}, { vpn: { showPassword: 'no' } });
    const shown = await withFault({ fault: 'proto-off', arg: 'openvpn' }, () => open(w, secret));
    expect(shown).toMatchObject({ username: null, password: null });
    expect(shown.files.map((f) => f.protocol)).toEqual(['wireguard', 'amneziawg', 'ikev2']);
  });

  it('the token is in no table, no vault, no log and no answer but the first', async () => {
    const lines: string[] = [];
    const keep = (...parts: unknown[]) => void lines.push(parts.map(String).join(' '));
    vi.spyOn(console, 'log').mockImplementation(keep);
    vi.spyOn(console, 'error').mockImplementation(keep);
    const { secret, id, links } = await withLink(w, { maxUses: 3 });
    const rest = await w.browser().rest('POST', '/api/v1/links/redeem', secret);
    await withFault({ fault: 'http-500' }, () => open(w, secret).catch(() => undefined));
    await open(w, { ...secret, serviceId: '7ZZZZZZZZZZZZZZZZZZZZZZZZZ' }).catch(() => undefined);
    const answers = [await rest.text(), JSON.stringify(await links.list({ id }))];
    const tables = await w.env.DB.prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%'",
    ).all<{ name: string }>();
    const dumps = [];
    for (const { name } of tables.results)
      dumps.push((await w.env.DB.prepare(`SELECT * FROM "${name}"`).all()).results);
    const vault = await runInDurableObject(env.ServiceVault.getByName(id), (_, { storage }) => [
      storage.sql.exec('SELECT * FROM link').toArray(),
      storage.sql.exec('SELECT * FROM reservation').toArray(),
    ]);
    const everything = JSON.stringify([lines, answers, dumps, vault, await steer('GET', 'log')]);
    expect(everything).toContain(id);
    expect(lines.length).toBeGreaterThan(3);
    expect(everything).not.toContain(secret.token);
  });
});

describe('whose links', () => {
  it('another customer finds neither the service nor its links, on every route', async () => {
    const { id, link } = await withLink(w);
    const { rest } = await customer(w);
    const base = `/api/v1/client/services/${id}`;
    const answers = await Promise.all([
      rest('GET', `${base}/links`),
      rest('POST', `${base}/links`, {}),
      rest('DELETE', `${base}/links/${link.id}`, {}),
      rest('POST', `${base}/panel-link`, {}),
    ]);
    expect(answers.map((a) => a.status)).toEqual([404, 404, 404, 404]);
  });

  it('a service that is not active gets no new link, but its links can still be seen and revoked', async () => {
    const { s, id, links, link } = await withLink(w);
    await setStatus(w, id, 'suspended');
    await expect(links.create({ id })).rejects.toMatchObject({ code: 'not_active' });
    await expect(links.createOnPanel({ id })).rejects.toMatchObject({ code: 'not_active' });
    expect((await links.list({ id })).items).toHaveLength(1);
    await links.revoke({ id, linkId: link.id });
    await expect(links.revoke({ id, linkId: link.id })).rejects.toMatchObject({ code: 'not_found' });
    w.advance(1000);
    const pending = await shop(w);
    const waiting = await order(pending);
    await expect(pending.buyer.api.client.links.create({ id: waiting })).rejects.toMatchObject({
      code: 'not_active',
      message: 'This service is not set up yet.',
    });
    expect(s.buyer.clientId).not.toBe(pending.buyer.clientId);
  });

  it('staff with the permission do the same, in their own name; the customer sees that it was staff, not who', async () => {
    const { id, links, link } = await withLink(w);
    const admin = await staff(w, ['links.read', 'links.write']);
    w.advance(1000);
    const made = await admin.api.admin.links.create({ id, validity: '1h' });
    expect((await admin.api.admin.links.list({ id })).items.map((l) => l.authorName)).toEqual([
      admin.name,
      link.authorName,
    ]);
    expect((await links.list({ id })).items[0]).toMatchObject({ authorKind: 'admin', authorName: '' });
    expect(await open(w, secretOf(made.url))).toMatchObject({ usesLeft: 0 });
    await admin.api.admin.links.revoke({ id, linkId: link.id });
    expect((await trail(w, id)).filter((t) => t.actor === 'admin').map((t) => t.action)).toEqual([
      'service.link_created',
      'service.link_revoked',
    ]);
    const reader = await staff(w, ['links.read', 'services.write']);
    await expect(reader.api.admin.links.create({ id })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('given a trail of the creation that cannot be written, there is no link', async () => {
    const { s, id, links } = await active(w);
    const prepare = (sql: string) => {
      if (/insert into "activity"/i.test(sql)) throw new Error('storage');
      return w.env.DB.prepare(sql);
    };
    const DB = { prepare, batch: (all: D1PreparedStatement[]) => w.env.DB.batch(all) };
    const init = { method: 'POST', headers: { origin: ORIGIN, 'content-type': 'application/json' }, body: '{}' };
    const path = `/api/v1/client/services/${id}/links`;
    expect((await w.requestWith({ ...w.env, DB } as never, path, init, s.buyer.jar)).status).toBe(500);
    expect((await links.list({ id })).items).toEqual([]);
  });

  it('has room for ten open links of one service', async () => {
    const { id, links } = await active(w);
    for (let i = 0; i < 10; i++) await links.create({ id });
    await expect(links.create({ id })).rejects.toMatchObject({ code: 'links_full', status: 409 });
    await expect(links.create({ id, maxUses: 6 })).rejects.toMatchObject({ code: 'validation' });
  });
});
