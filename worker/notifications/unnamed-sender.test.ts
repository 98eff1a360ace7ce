import { beforeAll, expect, it } from 'vitest';
import { staff } from '../testing/actors.ts';
import { type World, world } from '../testing/world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

it('a sender without a name is called as its driver, in the list and in the activity log, in the language of the reader', async () => {
  const { api } = await staff(w);
  const { drivers } = await api.admin.senders.drivers({});
  const [{ key: driver = '', initial: config = {}, label = '' } = {}] = drivers;
  const { id } = await api.admin.senders.create({ driver, name: '', enabled: false, position: 9, config });
  expect(await api.admin.senders.get({ id })).toMatchObject({ name: '', label });
  const { items } = await api.admin.activity.list({ subject: `sender:${id}` });
  expect(items[0]?.summary).toContain(label);
});
