import { beforeAll, describe, expect, it } from 'vitest';
import { tasks } from '../registry.ts';
import { aServer } from '../testing/catalog.ts';
import { panelAddress } from '../testing/panels.ts';
import { order, shop, withRoomyLicence } from '../testing/shop.ts';
import { type World, world } from '../testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

/** As the clock would. */
const nightly = async () => tasks.find((t) => t.name === 'servers.reconcile')?.run(w.ctx());

describe('every night', () => {
  it('given three servers of which one does not answer, the other two are compared, and the failure is a report too', async () => {
    const s = await shop(w);
    const broken = await aServer(s.admin.api, { port: 59_998 });
    const second = await aServer(s.admin.api, panelAddress('secondPanel'));
    await order(s);
    await w.drain();
    const ids = [s.serverId, broken.id, second.id];
    await w.env.DB.prepare('UPDATE server SET accounts = 1 WHERE id IN (?, ?)').bind(broken.id, second.id).run();
    await nightly();
    for (let i = 0; i < 4; i++) {
      await w.drain();
      w.advance(11 * 60_000);
    }
    const reports = await Promise.all(
      ids.map(async (serverId) => (await s.admin.api.admin.servers.reconcileReports({ serverId })).items),
    );
    expect(reports.map((r) => r[0]?.result)).toEqual(['dry_run', 'failed', 'dry_run']);
    expect(reports[1]?.[0]?.why).toMatch(/cannot be reached/);
    expect(reports[0]?.[0]?.actorName).toBe('scheduled task');
    await nightly();
    await w.drain();
    expect((await s.admin.api.admin.servers.reconcileReports({ serverId: s.serverId })).items).toHaveLength(1);
  });
});
