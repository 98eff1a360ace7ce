import type { Ctx } from '../../kernel/context.ts';
import { driverOf } from '../../servers/index.ts';
import { startingConfig } from '../rules.ts';
import { PRODUCT_DRIVER } from './manage-products.ts';

export async function previewName(ctx: Ctx, input: { rule?: string | undefined }) {
  const driver = driverOf(ctx, PRODUCT_DRIVER);
  const rule = input.rule ?? startingConfig(driver).nameRule;
  const verdict = driver.checkNameRule(rule.trim());
  const macros = [...driver.nameMacros];
  return verdict.ok
    ? { ok: true, rule, example: verdict.example, message: null, warning: verdict.warning, macros }
    : { ok: false, rule, example: '', message: verdict.message, warning: null, macros };
}
