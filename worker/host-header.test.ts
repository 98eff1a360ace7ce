import { describe, expect, it } from 'vitest';
import type { Env } from './env.ts';
import { customer, staff } from './testing/actors.ts';
import { endpoints, restOf } from './testing/endpoints.ts';
import { active } from './testing/links.ts';
import { withRoomyLicence } from './testing/shop.ts';
import { ORIGIN, type World, world } from './testing/world.ts';

withRoomyLicence();

const ELSEWHERE = 'https://evil.test';
const UNSAID = { PUBLIC_ADDRESS: undefined } as unknown as Partial<Env>;

/** As a browser that was brought to the shop under another host: cookies, origin and all. */
const asAt = (w: World, origin: string, jar: Map<string, string>) => (method: string, path: string, body?: unknown) => {
  const headers = { origin, 'content-type': 'application/json' };
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  return w.request(`${origin}${path}`, { redirect: 'manual', ...init }, jar);
};

const everything = async (w: World): Promise<string> => {
  const tables = await w.env.DB.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '_*' AND name NOT GLOB 'sqlite_*'",
  ).all<{ name: string }>();
  const rows = tables.results.map(({ name }) => w.env.DB.prepare(`SELECT * FROM "${name}"`));
  return JSON.stringify((await w.env.DB.batch(rows)).map(({ results }) => results));
};
const mailsTo = async (w: World, email: string) =>
  (await w.browser().api.public.demoMails({})).items.filter(({ to }) => to === email);
const plain = (w: World, url: string) => w.request(url, { redirect: 'manual' });

describe('a request that names another host', () => {
  it('is answered, mailed, linked and kept without that host: every endpoint, and what jobs make of it', async () => {
    const w = await world();
    const { s, id } = await active(w);
    const [admin, { jar }] = [await staff(w), s.buyer];
    const answers: string[] = [];
    for (const e of endpoints) {
      const { method, path, body } = restOf(e, e.sample);
      const cookies = new Map(e.audience === 'admin' ? admin.jar : e.audience === 'client' ? jar : []);
      const response = await asAt(w, ELSEWHERE, cookies)(method, path, method === 'GET' ? undefined : body);
      answers.push(`${e.name} ${JSON.stringify([...response.headers])} ${await response.text()}`);
    }
    const newcomer = { name: 'Nora', email: 'nora@elsewhere.test', password: 'correct horse battery', language: 'en' };
    for (const [path, body, cookies] of [
      ['/api/v1/sign-up', newcomer, new Map()],
      ['/api/v1/forgot-password', { email: newcomer.email }, new Map()],
      ['/api/v1/client/top-ups', { netMicro: 20_000_000, gateway: 'test' }, jar],
      [`/api/v1/client/services/${id}/links`, {}, jar],
    ] as const) {
      const response = await asAt(w, ELSEWHERE, cookies)('POST', path, body);
      answers.push(await response.text());
      expect(response.status, answers.at(-1)).toBe(200);
    }
    await w.drain();
    expect(answers.filter((answer) => answer.includes('evil.test'))).toEqual([]);
    expect(answers.some((answer) => answer.includes(`${ORIGIN}/link#${id}.`))).toBe(true);
    expect((await everything(w)).includes('evil.test')).toBe(false);
    const [reset] = await mailsTo(w, newcomer.email);
    expect(reset?.text).toContain(`${ORIGIN}/reset-password#`);
  });

  it('in the clear is sent to the shop’s own address, and nowhere while that is not known', async () => {
    const w = await world({ vars: { MODE: 'production' } });
    const sent = await plain(w, 'http://evil.test/order?x=1');
    expect([sent.status, sent.headers.get('location')]).toEqual([308, `${ORIGIN}/order?x=1`]);
    const lost = await world({ vars: { MODE: 'production', ...UNSAID } });
    const refused = await plain(lost, 'http://evil.test/order?x=1');
    expect([refused.status, refused.headers.get('location')]).toEqual([403, null]);
    expect(await refused.json()).toMatchObject({ code: 'https_required' });
  });
});

describe('while nobody has said where the shop is', () => {
  it('mails that lead there wait and say why, links lack it, staff are told; the address saved, all of it goes on', async () => {
    const w = await world({ vars: UNSAID });
    const [{ api }, { s, id, links }] = [await staff(w), await active(w)];
    const someone = await customer(w);
    await w.browser().api.public.forgotPassword({ email: someone.email });
    await w.drain();
    expect(await mailsTo(w, someone.email)).toEqual([]);
    const { items } = await api.admin.jobs.list({ q: 'mail.password_reset' });
    expect(items.find(({ lastError }) => lastError)?.lastError).toContain('The shop does not know its public address');
    expect((await links.create({ id })).url).toMatch(new RegExp(`^/link#${id}\\.`));
    await expect(api.admin.mails.resend({ id })).rejects.toMatchObject({ code: 'address_unknown', status: 409 });
    const seen = () => api.admin.overview.get({});
    expect((await seen()).attention).toContainEqual(expect.objectContaining({ kind: 'address', level: 'danger' }));
    expect((await seen()).setUp?.address).toBe(false);

    const { general, deployedAddress } = await api.admin.settings.get({});
    expect([general.publicAddress, deployedAddress]).toEqual(['', null]);
    await api.admin.settings.save({ ...general, publicAddress: 'https://VPN.example.com/' });
    expect((await api.admin.settings.get({})).general.publicAddress).toBe('https://vpn.example.com');
    w.advance(15 * 60_000);
    await w.drain();
    expect((await mailsTo(w, someone.email))[0]?.text).toContain('https://vpn.example.com/reset-password#');
    expect((await mailsTo(w, s.buyer.email)).map(({ text }) => text).join()).toContain('https://vpn.example.com/');
    expect((await seen()).attention.map(({ kind }) => kind)).not.toContain('address');
    expect((await seen()).setUp?.address).toBe(true);
    await api.admin.settings.save({ ...general, publicAddress: '' });
  });
});
