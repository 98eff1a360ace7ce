/** A run that asks many slow locations keeps its lease as long as it goes on. */
import { beforeAll, expect, it } from 'vitest';
import { dueJobs } from '../../../kernel/jobs/job.ts';
import { aNetwork, order, shop, withRoomyLicence } from '../../../testing/shop.ts';
import { type World, world } from '../../../testing/world.ts';

/** Each call to the panel takes this long, by the shop's clock. */
const SLOW_MS = 14_000;

withRoomyLicence();
let w: World;
const overdue: string[] = [];
let slow = false;
beforeAll(async () => {
  const made = await world({
    fetch: async (input, init) => {
      const answer = await fetch(input, init);
      if (slow) {
        made.clock.now += SLOW_MS;
        overdue.push(...(await dueJobs(made.ctx())));
      }
      return answer;
    },
  });
  w = made;
});

it('given six full networks on a slow panel, one run goes through all of them: at no call is its job free for another', async () => {
  const full = async () => aNetwork({ cidr: '10.119.0.0/30' });
  const networks = [
    await full(),
    await full(),
    await full(),
    await full(),
    await full(),
    await full(),
    await aNetwork(),
  ];
  const s = await shop(w, { networks });
  const id = await order(s);
  const begun = w.clock.now;
  slow = true;
  await w.drain();
  slow = false;
  expect(w.clock.now - begun).toBeGreaterThan(2 * 45_000);
  expect(overdue).toEqual([]);
  expect(await s.admin.api.admin.services.get({ id })).toMatchObject({ status: 'active', network: networks.at(-1) });
  const job = await w.env.DB.prepare("SELECT attempts FROM job WHERE subject = ? AND name = 'service.provision'")
    .bind(`service:${id}`)
    .first<number>('attempts');
  expect(job).toBe(1);
});
