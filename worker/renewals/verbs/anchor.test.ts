import { beforeAll, describe, expect, it } from 'vitest';
import { staff } from '../../testing/actors.ts';
import { activeService, another, minute, passTo } from '../../testing/lifecycle.ts';
import { MICRO, withRoomyLicence } from '../../testing/shop.ts';
import { type World, world } from '../../testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world({ now: Date.parse('2025-12-28T09:00:00Z') });
  const { settings } = (await staff(w)).api.admin;
  await settings.save({ ...(await settings.get({})).general, timeZone: 'Europe/Warsaw' });
});

/** What a clock in the shop shows. */
const inWarsaw = (at: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Warsaw', dateStyle: 'short', timeStyle: 'short' }).format(at);

describe('the hour at which a service is charged', () => {
  it('given one begun on 29 Jan at 02:30 and one that came back then, in March, when there is no 02:30, both are charged at 03:30, and from April at 02:30 again', async () => {
    const { s, id: resumed, seen, topUp } = await activeService(w);
    await passTo(w, (await seen()).paidThrough ?? 0);
    expect(await seen()).toMatchObject({ status: 'suspended' });
    w.clock.now = Date.parse('2026-01-29T01:29:00Z');
    await topUp(200 * MICRO);
    await minute(w);
    expect(await seen()).toMatchObject({ status: 'active' });
    const begun = await another(w, s);

    const next = async (id: string) => (await s.buyer.api.client.services.get({ id })).paidThrough ?? 0;
    const ends = async () => [inWarsaw(await next(resumed)), inWarsaw(await next(begun))];
    const seenAt = [await ends()];
    for (let month = 0; month < 3; month++) {
      await passTo(w, await next(begun));
      seenAt.push(await ends());
    }
    const expected = ['2026-02-28 02:30', '2026-03-29 03:30', '2026-04-29 02:30', '2026-05-29 02:30'];
    expect(seenAt).toEqual(expected.map((end) => [end, end]));
  });
});
