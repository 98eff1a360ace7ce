import type { Ctx } from '../kernel/context.ts';
import { reads } from '../kernel/db/db.ts';
import { Problem } from '../kernel/problem.ts';
import { Unit } from '../kernel/unit/unit.ts';
import type { GeneralSettings } from './contract/model.ts';
import { isTimeZone } from './rules.ts';
import { currenciesOf, currenciesQuery, generalOf, generalQuery, saveGeneral } from './store.ts';
import { fault, happened } from './words/index.ts';

export async function readSettings(ctx: Ctx) {
  const [general, currencies] = await reads(ctx.db, [generalQuery(ctx.db), currenciesQuery(ctx.db)]);
  return { general: generalOf(general), currencies: currenciesOf(currencies) };
}

export async function saveSettings(ctx: Ctx, input: GeneralSettings) {
  const before = await readSettings(ctx);
  const errors = [];
  if (!isTimeZone(input.timeZone)) errors.push({ pointer: '/timeZone', message: fault('timeZone.unknown') });
  if (!before.currencies.some((c) => c.code === input.defaultCurrency))
    errors.push({ pointer: '/defaultCurrency', message: fault('currency.unknown') });
  if (input.minTopUpMicro < 0 || input.maxTopUpMicro < input.minTopUpMicro)
    errors.push({ pointer: '/maxTopUpMicro', message: fault('topUp.order') });
  if (errors.length > 0) throw new Problem('validation', { errors });
  const after = { ...before.general, ...input };
  return new Unit(ctx)
    .write(saveGeneral(ctx.db, after))
    .audit({
      action: 'settings.saved',
      subject: 'settings:general',
      words: happened('general.saved'),
      detail: { before: before.general, after },
    })
    .commit({ ok: true as const });
}
