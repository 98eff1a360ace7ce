import { chosenDriver } from '../../drivers/instance.ts';
import type { Ctx } from '../../kernel/context.ts';
import { driverOf } from '../../servers/index.ts';
import { startingConfig } from '../rules.ts';

export async function previewName(ctx: Ctx, input: { rule?: string | undefined; driver?: string | undefined }) {
  const [first = ''] = Object.keys(ctx.drivers.provisioning);
  const driver = input.driver ? chosenDriver(ctx.drivers.provisioning, input.driver) : driverOf(ctx, first);
  const rule = input.rule ?? startingConfig(driver).nameRule;
  const verdict = driver.checkNameRule(rule.trim());
  const macros = [...driver.nameMacros];
  return verdict.ok
    ? { ok: true, rule, example: verdict.example, message: null, warning: verdict.warning, macros }
    : { ok: false, rule, example: '', message: verdict.message, warning: null, macros };
}
