import { formOf } from '../../drivers/form.ts';
import { instanceColumns, instanceShown } from '../../drivers/instance.ts';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { resourceVerbs } from '../../kernel/unit/resource.ts';
import { holderOf, namesOf } from '../configuration.ts';
import type { GatewayDraft, GatewayRow } from '../rules.ts';
import { gateways, gatewaysQuery } from '../store.ts';
import { fault, happened } from '../words/index.ts';

export const gatewayVerbs = resourceVerbs({
  name: 'gateway',
  rows: gateways,
  shown: (row, ctx) => ({ ...instanceShown(row, ctx.drivers.gateway, ctx.say), key: row.key }),
  columns: async ({ key, ...draft }: GatewayDraft, { ctx, id, before }) => {
    if (before && before.key !== key)
      throw new Problem('validation', { errors: [{ pointer: '/key', message: fault('gateway.keyStays') }] });
    return { key, ...(await instanceColumns(draft, ctx.drivers.gateway, ctx, holderOf({ id }), before)) };
  },
  words: (what, { key }: GatewayRow) => happened(`gateway.${what}`, { key }),
});

export async function gatewayDrivers({ drivers, say }: Ctx) {
  return {
    drivers: Object.values(drivers.gateway).map((driver) => ({ ...formOf(driver, say), simulated: driver.simulated })),
  };
}

export async function gatewayNames(ctx: Ctx) {
  const [rows] = await reads(ctx.db, [gatewaysQuery(ctx.db)]);
  const nameOf = namesOf(ctx, rows);
  return { gateways: rows.map(({ key }) => ({ key, label: nameOf(key).label })) };
}
