import { formOf } from '../../drivers/form.ts';
import type { Ctx } from '../../kernel/context.ts';
import type { ProductDriver } from '../contract/model.ts';
import { ownSettings } from '../rules.ts';

export async function productDrivers(ctx: Ctx): Promise<{ drivers: ProductDriver[] }> {
  const drivers = Object.values(ctx.drivers.provisioning).map((driver) => {
    const form = formOf(driver, ctx.say, driver.productConfig);
    const fields = form.fields.filter(({ path }) => path in ownSettings(form.initial));
    return { ...form, fields, initial: ownSettings(form.initial), nameMacros: [...driver.nameMacros] };
  });
  return { drivers };
}
