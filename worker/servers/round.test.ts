/** The round that tests every server: one job each, a failure told once, staff told of licences and room. */
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { tasks } from '../registry.ts';
import { staff, unique } from '../testing/actors.ts';
import { aServer } from '../testing/catalog.ts';
import { makeOnPanel, panelAddress, steer } from '../testing/panels.ts';
import { aNetwork, withRoomyLicence } from '../testing/shop.ts';
import { type World, world } from '../testing/world.ts';

const DAY = 86_400_000;
const PATIENCE_MS = 500;
const rogue = () => {
  const url = new URL(inject('rogue').url);
  return { ...panelAddress(), host: url.hostname, port: Number(url.port) };
};

// Other tests fill the panels, and no place left is an alert.
withRoomyLicence();
let w: World;
beforeEach(async () => {
  w = await world({
    // The rogue panel never answers, whatever it is asked; nobody waits 13 s for it in a test.
    fetch: (input, init) => {
      const url = new URL(String(input instanceof Request ? input.url : input));
      if (url.origin !== inject('rogue').url) return fetch(url, init);
      url.pathname = `/hang${url.pathname}`;
      return fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
    },
  });
  await w.env.DB.prepare('UPDATE server SET disabled = 1, accounts = 0').run();
});

/** As the clock would, at another hour than before. */
async function round() {
  w.advance(6 * 3_600_000);
  await tasks.find((t) => t.name === 'servers.test')?.run(w.ctx());
  const { results } = await w.env.DB.prepare(
    "SELECT subject FROM job WHERE name = 'server.test' AND state = 'queued'",
  ).all<{
    subject: string;
  }>();
  await w.drain();
  return results.map((r) => r.subject);
}
const entries = async (id: string) =>
  (
    await w.env.DB.prepare('SELECT action, summary FROM activity WHERE subject = ? ORDER BY id')
      .bind(`server:${id}`)
      .all<{ action: string; summary: string }>()
  ).results.filter(({ action }) => action !== 'server.created');

describe('the round', () => {
  it('R-11 V013 given three panels of which the middle one times out, the other two are tested in the same round, the failure is logged once however often it is seen, and a disabled server is not asked', async () => {
    const { api } = await staff(w);
    const first = await aServer(api);
    const middle = await aServer(api, rogue());
    const last = await aServer(api, panelAddress('secondPanel'));
    const off = await aServer(api, { disabled: true });
    expect(await round()).toEqual([first, middle, last].map(({ id }) => `server:${id}`));
    const probes = async () =>
      Promise.all([first, middle, last, off].map(async ({ id }) => (await api.admin.servers.get({ id })).probe));
    expect(await probes()).toMatchObject([
      { ok: true, at: w.clock.now },
      { ok: false, at: w.clock.now, failedStep: 'status', detail: expect.stringContaining('no answer in time') },
      { ok: true, at: w.clock.now },
      null,
    ]);
    expect(await entries(middle.id)).toMatchObject([{ action: 'server.test_failed' }]);
    await round();
    expect(await probes()).toMatchObject([
      { at: w.clock.now },
      { ok: false, at: w.clock.now },
      { at: w.clock.now },
      null,
    ]);
    expect(await entries(middle.id)).toHaveLength(1);
    expect([await entries(first.id), await entries(last.id)]).toEqual([[], []]);
    const dead = await w.env.DB.prepare("SELECT count(*) AS n FROM job WHERE state = 'failed'").first('n');
    expect(dead).toBe(0);
    await w.env.DB.prepare('UPDATE server SET port = ?2, down_since = NULL, down_until = NULL WHERE id = ?1')
      .bind(middle.id, panelAddress().port)
      .run();
    await round();
    expect((await entries(middle.id)).map(({ action }) => action)).toEqual([
      'server.test_failed',
      'server.test_recovered',
    ]);
  });

  it('given the task at the same hour twice, a server is tested once', async () => {
    const { api } = await staff(w);
    const { id } = await aServer(api);
    const task = tasks.find((t) => t.name === 'servers.test');
    await task?.run(w.ctx());
    await task?.run(w.ctx());
    const { results } = await w.env.DB.prepare("SELECT id FROM job WHERE name = 'server.test' AND subject = ?")
      .bind(`server:${id}`)
      .all();
    expect(results).toHaveLength(1);
    await w.drain();
  });
});

describe('alerts', () => {
  const mailsTo = async (email: string) =>
    (
      await w.env.DB.prepare(
        "SELECT subject, text FROM mail WHERE key LIKE 'serverAlert:%' AND recipient = ? ORDER BY id",
      )
        .bind(email)
        .all<{ subject: string; text: string }>()
    ).results;

  it('V016 given a licence that ends, as the clock goes on staff who may see servers are mailed 30, 7 and 1 days before and when it is over, each once; server page and activity log say so; a renewed one is forgotten', async () => {
    const before = ((await steer('GET', 'state')) as { licence: unknown }).licence;
    try {
      const expires = Date.UTC(2041, 0, 1);
      w.clock.now = expires - 50 * DAY;
      const admin = await staff(w);
      const blind = await staff(w, ['finance.read']);
      const { api } = admin;
      const { id } = await aServer(api);
      const { name } = await api.admin.servers.get({ id });
      await steer('POST', 'licence', { expires: new Date(expires).toISOString(), ceiling: 100_000 });
      const seen: (string | undefined)[] = [];
      for (const days of [40, 31, 29.5, 20, 6.5, 3, 0.9, -1, -2]) {
        w.clock.now = expires - days * DAY - 6 * 3_600_000;
        await round();
        seen.push((await api.admin.servers.readings({ id })).alerts.find((a) => a.kind === 'licence')?.state);
      }
      expect(seen).toEqual([undefined, undefined, 'days30', 'days30', 'days7', 'days7', 'days1', 'expired', 'expired']);
      const mails = await mailsTo(`${admin.name}@staff.test`);
      expect(mails.map(({ subject }) => subject.split(': ').at(-1))).toEqual([
        'panel licence ends within 30 days',
        'panel licence ends within 7 days',
        'panel licence ends within a day',
        'panel licence has expired',
      ]);
      expect(mails[0]?.text).toContain(name);
      expect(await mailsTo(`${blind.name}@staff.test`)).toEqual([]);
      expect((await entries(id)).map(({ action }) => action)).toEqual(Array(4).fill('server.alerted'));
      const { attention } = await api.admin.overview.get({});
      expect(attention.filter((a) => a.id === id)).toMatchObject([{ kind: 'licence', licence: 'expired' }]);
      await steer('POST', 'licence', { expires: '2050-01-01T00:00:00Z' });
      await round();
      expect((await api.admin.servers.readings({ id })).alerts).toEqual([]);
      expect(await mailsTo(`${admin.name}@staff.test`)).toHaveLength(4);
    } finally {
      await steer('POST', 'licence', before);
    }
  });

  it('V016 given nine of ten places taken, staff are mailed once, once more when none is left, and anew after there was room', async () => {
    const admin = await staff(w);
    const { api } = admin;
    const { id } = await aServer(api, { ...panelAddress('secondPanel'), maxAccounts: 10 });
    const taken = (n: number) => w.env.DB.prepare('UPDATE server SET accounts = ? WHERE id = ?').bind(n, id).run();
    const alerts = async () => (await api.admin.servers.readings({ id })).alerts.map((a) => a.state);
    const steps: [number, string[], number][] = [
      [8, [], 0],
      [9, ['low'], 1],
      [9, ['low'], 1],
      [10, ['full'], 2],
      [9, ['full'], 2],
      [8, [], 2],
      [9, ['low'], 3],
    ];
    for (const [accounts, state, mails] of steps) {
      await taken(accounts);
      await round();
      expect([accounts, await alerts()]).toEqual([accounts, state]);
      expect(await mailsTo(`${admin.name}@staff.test`)).toHaveLength(mails);
    }
    const { attention } = await api.admin.overview.get({});
    expect(attention.filter((a) => a.id === id)).toMatchObject([{ kind: 'slots', slots: { used: 9, total: 10 } }]);
  });

  it('V016 given a server without a limit of ours whose panel’s licence has nine of ten, ten of ten and nine of twenty slots taken, staff are mailed of the first and the second, and it is forgotten', async () => {
    const before = ((await steer('GET', 'state', undefined, 'secondPanel')) as { licence: unknown }).licence;
    const admin = await staff(w);
    const { api } = admin;
    const { id } = await aServer(api, { ...panelAddress('secondPanel'), maxAccounts: null });
    const network = await aNetwork({}, 'secondPanel');
    for (let i = 0; i < 10; i++) await makeOnPanel(unique('slot'), network, 'secondPanel');
    const { clients } = (await steer('GET', 'state', undefined, 'secondPanel')) as { clients: unknown[] };
    const taken = clients.length;
    const steps: [number, string[], number][] = [
      [Math.floor(taken / 0.9), ['low'], 1],
      [taken, ['full'], 2],
      [taken * 2, [], 2],
    ];
    try {
      for (const [ceiling, state, mails] of steps) {
        await steer('POST', 'licence', { ceiling }, 'secondPanel');
        await round();
        const { alerts } = await api.admin.servers.readings({ id });
        expect([ceiling, alerts.map((a) => a.state)]).toEqual([ceiling, state]);
        expect(await mailsTo(`${admin.name}@staff.test`)).toHaveLength(mails);
      }
    } finally {
      await steer('POST', 'licence', before, 'secondPanel');
    }
  });
});
