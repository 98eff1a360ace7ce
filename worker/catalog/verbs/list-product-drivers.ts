import { formOf } from '../../drivers/form.ts';
import type { Ctx } from '../../kernel/context.ts';
import type { ProductDriver } from '../contract/model.ts';
import { ownSettings, startingConfig } from '../rules.ts';

export async function productDrivers(ctx: Ctx): Promise<{ drivers: ProductDriver[] }> {
  const drivers = Object.values(ctx.drivers.provisioning).map((driver) => {
    const form = formOf(driver, ctx.say, driver.productConfig);
    const fields = form.fields.filter(({ path }) => path in ownSettings(form.initial));
    const { nameRule } = startingConfig(driver);
    return { ...form, fields, initial: ownSettings(form.initial), nameMacros: [...driver.nameMacros], nameRule };
  });
  return { drivers };
}
