import { beforeAll, describe, expect, it } from 'vitest';
import { runJob } from '../../../kernel/jobs/job.ts';
import { jobs } from '../../../registry.ts';
import { makeOnPanel, steer, withFault } from '../../../testing/panels.ts';
import {
  accountsIn,
  aNetwork,
  forgetCalls,
  MICRO,
  money,
  order,
  panelCalls,
  type Shop,
  shop,
  withRoomyLicence,
} from '../../../testing/shop.ts';
import { type World, world } from '../../../testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

const mine = (s: Shop, id: string) => s.buyer.api.client.services.get({ id });
const seen = (s: Shop, id: string) => s.admin.api.admin.services.get({ id });
/** Every attempt of the job that there is, each when its wait is over. */
async function allAttempts() {
  for (let i = 0; i < 7; i++) {
    await w.drain();
    w.advance(200_000);
  }
}
const rows = async <T>(sql: string, ...values: unknown[]) =>
  (
    await w.env.DB.prepare(sql)
      .bind(...values)
      .all<T>()
  ).results;

describe('making the account', () => {
  it('V055 a network that filled up after the check: the next pair is used', async () => {
    const networks = [await aNetwork(), await aNetwork()];
    const s = await shop(w, { networks });
    const id = await order(s);
    await withFault({ fault: 'net-full-after-check', arg: networks[0] }, () => w.drain());
    const detail = await seen(s, id);
    expect(detail).toMatchObject({ status: 'active', network: networks[1], skipped: [{ network: networks[0] }] });
    expect(await accountsIn(networks[0] ?? '')).toEqual([]);
    expect(await accountsIn(networks[1] ?? '')).toHaveLength(1);
  });

  it('V056 given licence slots that are taken after the check, the service becomes active on the next pair with one account', async () => {
    const networks = [await aNetwork(), await aNetwork()];
    const s = await shop(w, { networks });
    const id = await order(s);
    await withFault({ fault: 'slots-gone-after-check', times: 1 }, () => w.drain());
    expect(await seen(s, id)).toMatchObject({
      status: 'active',
      network: networks[1],
      skipped: [{ network: networks[0], reason: expect.stringMatching(/^no slots:/) }],
    });
    expect(await accountsIn(networks[0] ?? '')).toEqual([]);
    expect(await accountsIn(networks[1] ?? '')).toHaveLength(1);
  });

  it('V057 a name that the panel says is taken gets a suffix; after five the order fails and costs nothing', async () => {
    const s = await shop(w);
    const id = await order(s);
    await withFault({ fault: 'dup-name', times: 2 }, () => w.drain());
    const { vpn, number } = await mine(s, id);
    expect(vpn?.name).toBe(`${s.rule.replace('{service_id}', String(number))}-2`);
    await fundMore(s);
    const refused = await order(s);
    await forgetCalls();
    await withFault({ fault: 'dup-name' }, () => w.drain());
    expect((await panelCalls()).filter((c) => c === 'POST /client')).toHaveLength(6);
    expect(await mine(s, refused)).toMatchObject({ provisionStatus: 'error', cause: { code: 'name_refused' } });
    expect(await money(w, s.buyer.clientId)).toMatchObject({ held: 0, charges: { length: 2 } });
  });

  it('V057 an account of that name which was on the panel before is never taken for ours, not even after a lost answer', async () => {
    const rule = `own${crypto.randomUUID().slice(0, 8)}`;
    const s = await shop(w, { vpn: { nameRule: rule } });
    await makeOnPanel(rule, s.networks[0] ?? '');
    const id = await order(s);
    await withFault({ fault: 'http-503', route: 'GET /client/{name}' }, () => w.drain());
    w.advance(60_000);
    await w.drain();
    expect((await mine(s, id)).vpn?.name).toBe(`${rule}-1`);
    const [stranger] = (await accountsIn(s.networks[0] ?? '')).filter((a) => a.name === rule);
    expect(stranger).toMatchObject({ downMbps: 12, upMbps: 12 });
  });

  it('V058 given services that hold or ever held a name, another is ordered: it becomes the next of name, -1, -2, -3, also after a cancellation', async () => {
    const rule = `same${crypto.randomUUID().slice(0, 8)}`;
    const s = await shop(w, { vpn: { nameRule: rule }, fundsMicro: 100 * MICRO });
    const ids = [await order(s), await order(s)];
    await w.drain();
    expect(await Promise.all(ids.map(async (id) => (await mine(s, id)).vpn?.name))).toEqual([rule, `${rule}-1`]);
    const failed = await order(s);
    await withFault({ fault: 'bw-ignored' }, () => w.drain());
    await s.admin.api.admin.services.cancel({ id: failed, reason: 'Test' });
    const last = await order(s);
    await w.drain();
    expect((await mine(s, last)).vpn?.name).toBe(`${rule}-3`);
  });

  it('V059 the same job run twice at once makes one account and charges once', async () => {
    const s = await shop(w);
    const id = await order(s);
    const [job] = await rows<{ id: string }>('SELECT id FROM job WHERE subject = ?', `service:${id}`);
    const ran = await Promise.all([1, 2, 3].map(() => runJob(w.ctx(), jobs, job?.id ?? '')));
    expect(ran.filter(Boolean)).toHaveLength(1);
    await w.drain();
    expect(await accountsIn(s.networks[0] ?? '')).toHaveLength(1);
    expect((await money(w, s.buyer.clientId)).charges).toHaveLength(2);
  });

  it('SV-32 V059 an account that the panel never confirms is left to staff with the money still held; a retry finishes that one account', async () => {
    const s = await shop(w);
    const id = await order(s);
    await withFault({ fault: 'http-502', route: 'POST /client' }, allAttempts);
    expect(await mine(s, id)).toMatchObject({
      status: 'pending',
      provisionStatus: 'needs_attention',
      cause: { code: 'unconfirmed' },
    });
    expect(await seen(s, id)).toMatchObject({ intent: { step: 'creating' }, heldMicro: 20.5 * MICRO });
    expect(await money(w, s.buyer.clientId)).toMatchObject({ held: 20.5 * MICRO, charges: [] });
    const { intent } = await seen(s, id);
    await makeOnPanel(intent?.vpnName ?? '', s.networks[0] ?? '');
    await s.admin.api.admin.services.retry({ id });
    await w.drain();
    expect(await mine(s, id)).toMatchObject({ status: 'active', vpn: { name: intent?.vpnName } });
    expect(await accountsIn(s.networks[0] ?? '')).toHaveLength(1);
    expect(await money(w, s.buyer.clientId)).toMatchObject({ held: 0, charges: { length: 2 } });
  });
});

describe('a speed that is not set', () => {
  it('V050 V061 the account is taken back, the order fails and costs nothing', async () => {
    const s = await shop(w);
    const id = await order(s);
    await forgetCalls();
    await withFault({ fault: 'bw-fail' }, allAttempts);
    const calls = await panelCalls();
    expect(calls.filter((c) => c === 'POST /client')).toHaveLength(1);
    expect(calls.filter((c) => c.startsWith('DELETE '))).toHaveLength(1);
    expect(await accountsIn(s.networks[0] ?? '')).toEqual([]);
    expect(await mine(s, id)).toMatchObject({
      status: 'pending',
      provisionStatus: 'error',
      cause: { code: 'caps_failed' },
      vpn: null,
    });
    expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 30 * MICRO, held: 0, charges: [] });
  });

  it('that fails once is set by the next attempt', async () => {
    const s = await shop(w);
    const id = await order(s);
    await withFault({ fault: 'bw-fail', times: 1 }, () => w.drain());
    w.advance(60_000);
    await w.drain();
    expect(await mine(s, id)).toMatchObject({ status: 'active' });
    expect(await accountsIn(s.networks[0] ?? '')).toMatchObject([{ downMbps: 100, upMbps: 25 }]);
  });

  it('an account that cannot be taken back is disabled, staff are told, and it is removed when the panel lets us', async () => {
    const s = await shop(w);
    const id = await order(s);
    await withFault({ fault: 'bw-ignored' }, () => withDeleteFailing(() => w.drain()));
    expect(await mine(s, id)).toMatchObject({
      status: 'pending',
      provisionStatus: 'needs_attention',
      cause: { code: 'cleanup' },
    });
    expect(await accountsIn(s.networks[0] ?? '')).toMatchObject([{ enabled: false }]);
    expect(await money(w, s.buyer.clientId)).toMatchObject({ held: 20.5 * MICRO, charges: [] });
    w.advance(60_000);
    await withFault({ fault: 'delete-fail' }, () => w.drain());
    expect(await accountsIn(s.networks[0] ?? '')).toHaveLength(1);
    w.advance(120_000);
    await w.drain();
    expect(await accountsIn(s.networks[0] ?? '')).toEqual([]);
    expect(await mine(s, id)).toMatchObject({ provisionStatus: 'error', cause: { code: 'caps_failed' } });
    expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 30 * MICRO, held: 0, charges: [] });
  });

  it('SV-05 SV-32 three failures and a success charge one setup fee', async () => {
    const s = await shop(w);
    const id = await order(s);
    for (let i = 0; i < 3; i++) {
      await withFault({ fault: 'bw-ignored' }, () => w.drain());
      expect(await mine(s, id)).toMatchObject({ provisionStatus: 'error' });
      expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 30 * MICRO, held: 0, charges: [] });
      await s.admin.api.admin.services.retry({ id });
      expect(await money(w, s.buyer.clientId)).toMatchObject({ held: 20.5 * MICRO });
    }
    await w.drain();
    expect(await mine(s, id)).toMatchObject({ status: 'active' });
    const { charges, balance } = await money(w, s.buyer.clientId);
    expect(charges.filter((c) => c.id.endsWith(':setup'))).toHaveLength(1);
    expect(balance).toBe(9.5 * MICRO);
    expect(await accountsIn(s.networks[0] ?? '')).toHaveLength(1);
  });
});

const fundMore = (s: Shop) =>
  s.admin.api.admin.clients.adjust({ id: s.buyer.clientId, amountMicro: 30 * MICRO, description: 'Funds' });

async function withDeleteFailing<T>(act: () => Promise<T>): Promise<T> {
  await steer('POST', 'faults', { fault: 'delete-fail' });
  return act();
}
