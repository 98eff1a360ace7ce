/** What happens to a link while the panel is read for whoever opens it. */
import { beforeAll, expect, it } from 'vitest';
import { open, SPENT, trail, withLink } from '../testing/links.ts';
import { withRoomyLicence } from '../testing/shop.ts';
import { type World, world } from '../testing/world.ts';

withRoomyLicence();
let w: World;
let meanwhile: (() => Promise<unknown>) | null = null;
beforeAll(async () => {
  w = await world({
    fetch: async (input, init) => {
      const act = meanwhile;
      meanwhile = null;
      await act?.();
      return fetch(input, init);
    },
  });
});

it('V105 given a link that its customer revokes while the panel is read, what was read is not shown', async () => {
  const { secret, links, id, link } = await withLink(w);
  meanwhile = () => links.revoke({ id, linkId: link.id });
  await expect(open(w, secret)).rejects.toMatchObject(SPENT);
  expect(meanwhile).toBeNull();
  await expect(open(w, secret)).rejects.toMatchObject(SPENT);
});

it('V105 given a panel so slow that the use set aside went to somebody else, only that one is shown the configuration', async () => {
  const { secret, id } = await withLink(w);
  let faster: unknown = null;
  meanwhile = async () => {
    w.advance(60_000);
    faster = await open(w, secret);
  };
  await expect(open(w, secret)).rejects.toMatchObject(SPENT);
  expect(faster).toMatchObject({ usesLeft: 0 });
  expect((await trail(w, id)).filter((t) => t.action === 'service.link_opened').length).toBeGreaterThan(0);
});
