import type * as z from 'zod/mini';
import { formOf } from '../../drivers/form.ts';
import { instanceColumns, instanceLabel, instanceShown } from '../../drivers/instance.ts';
import type { Ctx } from '../../kernel/context.ts';
import { resourceVerbs } from '../../kernel/unit/resource.ts';
import { holderOf } from '../configuration.ts';
import type { senderDraft } from '../contract/model.ts';
import { senders } from '../store.ts';
import { happened } from '../words/index.ts';

export const senderVerbs = resourceVerbs({
  name: 'sender',
  rows: senders,
  shown: (row, ctx) => instanceShown(row, ctx.drivers.sender, ctx.say),
  columns: (draft: z.infer<typeof senderDraft>, { ctx, id, before }) =>
    instanceColumns(draft, ctx.drivers.sender, ctx, holderOf({ id }), before),
  words: (what, row, { drivers }) => happened(`sender.${what}`, { name: instanceLabel(row, drivers.sender) }),
});

export async function senderDrivers({ drivers, say }: Ctx) {
  return {
    drivers: Object.values(drivers.sender).map((driver) => ({ ...formOf(driver, say), simulated: driver.simulated })),
  };
}
