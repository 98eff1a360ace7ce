import { formOf } from '../../drivers/form.ts';
import type { Ctx } from '../../kernel/context.ts';
import type { ServerDriver } from '../contract/model.ts';

/** Asks no server. */
export async function serverDrivers(ctx: Ctx) {
  const drivers = Object.values(ctx.drivers.provisioning).map(
    (driver): ServerDriver => ({ ...formOf(driver, ctx.say), ports: driver.ports }),
  );
  return { drivers };
}
