import type * as z from 'zod/mini';
import { formOf } from '../../drivers/form.ts';
import { instanceColumns, instanceShown } from '../../drivers/instance.ts';
import type { Ctx } from '../../kernel/context.ts';
import { resourceVerbs } from '../../kernel/unit/resource.ts';
import { holderOf } from '../configuration.ts';
import type { senderDraft } from '../contract/model.ts';
import { senders } from '../store.ts';
import { happened } from '../words/index.ts';

export const senderVerbs = resourceVerbs({
  name: 'sender',
  rows: senders,
  shown: (row, ctx) => instanceShown(row, ctx.drivers.sender),
  columns: (draft: z.infer<typeof senderDraft>, { ctx, id, before }) =>
    instanceColumns(draft, ctx.drivers.sender, ctx, holderOf({ id }), before),
  words: (what, { name, driver }) => happened(`sender.${what}`, { name: name || driver }),
});

export async function senderDrivers({ drivers, say }: Ctx) {
  return {
    drivers: Object.values(drivers.sender).map((driver) => ({ ...formOf(driver, say), simulated: driver.simulated })),
  };
}
