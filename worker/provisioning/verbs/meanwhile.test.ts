/** What becomes of a service that somebody changes while its panel is about to be told something else. */
import { beforeAll, expect, it } from 'vitest';
import { dueJobs, runJob } from '../../kernel/jobs/job.ts';
import { jobs } from '../../registry.ts';
import { aProduct } from '../../testing/catalog.ts';
import { callLabel } from '../../testing/contacts.ts';
import { accountsIn, forgetCalls, order, panelCalls, shop, withRoomyLicence } from '../../testing/shop.ts';
import { type World, world } from '../../testing/world.ts';

withRoomyLicence();
let w: World;
let beforeChange: (() => Promise<unknown>) | null = null;
beforeAll(async () => {
  w = await world({
    fetch: async (input, init) => {
      if (callLabel(input, init) === 'panel: PUT client/{name}') {
        const act = beforeChange;
        beforeChange = null;
        await act?.();
      }
      return fetch(input, init);
    },
  });
});

async function active() {
  const s = await shop(w);
  const id = await order(s);
  await w.drain();
  return { s, id, network: s.networks[0] ?? '', services: s.admin.api.admin.services };
}
const runDue = async () => {
  for (const id of await dueJobs(w.ctx())) await runJob(w.ctx({ kind: 'system', name: 'job' }), jobs, id);
};
const told = async (id: string) =>
  (
    await w.env.DB.prepare(
      "SELECT action FROM activity WHERE subject = ? AND action LIKE 'service.account_%' ORDER BY id",
    )
      .bind(`service:${id}`)
      .all<{ action: string }>()
  ).results.map(({ action }) => action);

it('given a change of package that asks the panel, the service is suspended: its account is left alone until the change is over, and then disabled; back again, it has the speed that it was sold with', async () => {
  const { s, id, network, services } = await active();
  const { id: productId } = await aProduct(s.admin.api, {
    serverId: s.serverId,
    targets: [{ serverId: s.serverId, network }],
    vpn: { downMbps: 300, upMbps: 60, nameRule: s.rule, instructionUrl: '', showPassword: 'plain' },
  });
  await forgetCalls();
  let calls: string[] = ['not looked'];
  beforeChange = async () => {
    await services.suspend({ id, reason: 'Test' });
    await w.drain();
    calls = await panelCalls();
  };
  await expect(services.changePackage({ id, productId })).rejects.toMatchObject({ code: 'stale_write' });
  expect(calls).toEqual([]);
  w.advance(125_000);
  await w.drain();
  expect(await accountsIn(network)).toMatchObject([{ enabled: false }]);
  expect(await services.get({ id })).toMatchObject({ status: 'suspended', provisionStatus: 'suspended' });
  await services.unsuspend({ id });
  await w.drain();
  expect(await accountsIn(network)).toMatchObject([{ enabled: true, downMbps: 100, upMbps: 25 }]);
});

it('given a service that is unsuspended while the panel is told to disable its account, the run does not say that it is disabled but looks again: it ends enabled', async () => {
  const { id, network, services } = await active();
  await services.suspend({ id, reason: 'Test' });
  beforeChange = () => services.unsuspend({ id });
  await runDue();
  expect(await told(id)).toEqual([]);
  expect(await services.get({ id })).toMatchObject({ status: 'active', provisionStatus: 'deploying' });
  w.advance(10_000);
  await w.drain();
  expect(await accountsIn(network)).toMatchObject([{ enabled: true, downMbps: 100, upMbps: 25 }]);
  expect(await services.get({ id })).toMatchObject({ status: 'active', provisionStatus: 'completed' });
  expect(await told(id)).toEqual(['service.account_enabled']);
});
