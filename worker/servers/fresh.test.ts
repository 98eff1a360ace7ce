/** What is known of a server is as old as the last call to it, and a server that nobody asks is asked every few minutes. */
import { beforeEach, describe, expect, it } from 'vitest';
import { tick } from '../kernel/jobs/task.ts';
import { tasks } from '../registry.ts';
import { staff } from '../testing/actors.ts';
import { aServer } from '../testing/catalog.ts';
import { panelAddress, steer, withFault } from '../testing/panels.ts';
import { forgetCalls, order, panelCalls, shop, withRoomyLicence } from '../testing/shop.ts';
import { type World, world } from '../testing/world.ts';

withRoomyLicence();
const MINUTE = 60_000;
let w: World;
beforeEach(async () => {
  w = await world();
  await w.env.DB.prepare('UPDATE server SET disabled = 1, accounts = 0').run();
  await steer('POST', 'licence', { ceiling: 100_000 });
  for (const table of ['task', 'job']) await w.env.DB.prepare(`DELETE FROM ${table}`).run();
  await scheduled();
});

/** The scheduler knows the looks alone, by the schedule that they declare. */
const looks = tasks.filter((t) => t.name === 'servers.look');
const scheduled = () => tick(w.ctx(), looks);

async function minutes(n: number) {
  for (let i = 0; i < n; i++) {
    w.advance(MINUTE);
    await scheduled();
    await w.drain();
  }
}
const ceiling = (total: number) => steer('POST', 'licence', { ceiling: total });
const statusCalls = async () => (await panelCalls()).filter((c) => c === 'GET /system/status').length;

describe('slots', () => {
  it('V014 are those that the last order read: list, page and overview show them with their age', async () => {
    const s = await shop(w);
    await s.admin.api.admin.servers.test({ id: s.serverId });
    await ceiling(54_321);
    w.advance(MINUTE);
    await order(s);
    await w.drain();
    const { probe } = await s.admin.api.admin.servers.get({ id: s.serverId });
    expect(probe).toMatchObject({ slots: { total: 54_321 }, slotsAt: w.clock.now, at: w.clock.now - MINUTE });
    const { servers } = await s.admin.api.admin.overview.get({});
    expect(servers?.items.find(({ id }) => id === s.serverId)).toMatchObject({
      slots: { total: 54_321 },
      heardAt: w.clock.now,
    });
  });

  it('V014 count an account within a minute after it was made', async () => {
    const s = await shop(w);
    await s.admin.api.admin.servers.test({ id: s.serverId });
    const used = async () => (await s.admin.api.admin.servers.get({ id: s.serverId })).probe?.slots?.used ?? -1;
    const before = await used();
    await order(s);
    await w.drain();
    await minutes(1);
    expect(await used()).toBe(before + 1);
  });

  it.each([
    ['the tree of a product', (api: Admin, id: string) => api.networkTree({ serverId: id })],
    ['a test', (api: Admin, id: string) => api.test({ id })],
  ])('V014 are those that %s has read', async (_, ask) => {
    const { api } = await staff(w);
    const { id } = await aServer(api);
    await api.admin.servers.test({ id });
    await ceiling(44_444);
    w.advance(MINUTE);
    await ask(api.admin.servers, id);
    expect((await api.admin.servers.get({ id })).probe).toMatchObject({
      slots: { total: 44_444 },
      slotsAt: w.clock.now,
    });
  });
});
type Admin = Awaited<ReturnType<typeof staff>>['api']['admin']['servers'];

describe('a server that nobody asks', () => {
  it('Z16 is asked one question at least every five minutes, so that slots and state are never older, and say their age; one out of use is asked nothing', async () => {
    const { api } = await staff(w);
    const { id } = await aServer(api);
    const off = await aServer(api, { ...panelAddress('secondPanel'), disabled: true });
    await minutes(1);
    await forgetCalls();
    const ages: number[] = [];
    const shown = async () =>
      (await api.admin.overview.get({})).servers?.items.find((server) => server.id === id)?.heardAt ?? 0;
    for (let i = 0; i < 20; i++) {
      await minutes(1);
      const slotsAt = (await api.admin.servers.get({ id })).probe?.slotsAt ?? 0;
      ages.push(w.clock.now - slotsAt, w.clock.now - (await shown()));
    }
    expect(Math.max(...ages)).toBeLessThanOrEqual(5 * MINUTE);
    expect(await panelCalls()).toEqual(Array(await statusCalls()).fill('GET /system/status'));
    expect(await statusCalls()).toBeLessThanOrEqual(5);
    expect((await api.admin.servers.get({ id: off.id })).probe).toBeNull();
  });

  it('Z16 Z17 that stopped answering has one row under what needs attention within five minutes, by its name, and none once it answers again', async () => {
    const { api } = await staff(w);
    const { id } = await aServer(api);
    await minutes(1);
    const trouble = async () => (await api.admin.overview.get({})).attention.filter((a) => a.id === id);
    expect(await trouble()).toEqual([]);
    await withFault({ fault: 'bad-token' }, () => minutes(5));
    const { name } = await api.admin.servers.get({ id });
    expect(await trouble()).toMatchObject([{ kind: 'server', level: 'danger', name }]);
    await minutes(5);
    expect(await trouble()).toEqual([]);
    expect((await api.admin.servers.get({ id })).probe?.ok).toBe(true);
  });

  it('V016 fills up: staff are mailed within five minutes, and the notice goes within five of there being room', async () => {
    const { api, name } = await staff(w);
    const { id } = await aServer(api);
    await minutes(1);
    const mails = () =>
      w.env.DB.prepare("SELECT count(*) AS n FROM mail WHERE key LIKE 'serverAlert:%' AND recipient = ?")
        .bind(`${name}@staff.test`)
        .first<number>('n');
    const alerts = async () => (await api.admin.servers.readings({ id })).alerts.map(({ state }) => state);
    await ceiling(1);
    await minutes(5);
    expect(await alerts()).toEqual(['full']);
    expect(await mails()).toBe(1);
    await ceiling(100_000);
    await minutes(5);
    expect(await alerts()).toEqual([]);
    expect(await mails()).toBe(1);
  });

  it('is asked anew within a minute after a call that contradicts its last test', async () => {
    const { api } = await staff(w);
    const { id } = await aServer(api);
    await withFault({ fault: 'bad-token' }, () => api.admin.servers.test({ id }));
    await minutes(1);
    const tested = (await api.admin.servers.get({ id })).probe;
    expect(tested).toMatchObject({ ok: true, at: w.clock.now });
    await withFault({ fault: 'bad-token' }, () => api.admin.servers.networkTree({ serverId: id }));
    await forgetCalls();
    await minutes(1);
    expect(await statusCalls()).toBe(1);
  });
});
