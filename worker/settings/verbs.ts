import type { Ctx } from '../kernel/context.ts';
import { reads } from '../kernel/db/db.ts';
import { Problem } from '../kernel/problem.ts';
import { Unit } from '../kernel/unit/unit.ts';
import type { GeneralSettings } from './contract/model.ts';
import { deployedAddress, isTimeZone, publicAddressOf, publicOrigin } from './rules.ts';
import { currenciesOf, currenciesQuery, generalOf, generalQuery, saveGeneral } from './store.ts';
import { fault, happened } from './words/index.ts';

export async function readSettings(ctx: Ctx) {
  const [general, currencies] = await reads(ctx.db, [generalQuery(ctx.db), currenciesQuery(ctx.db)]);
  return {
    general: generalOf(general),
    currencies: currenciesOf(currencies),
    deployedAddress: deployedAddress(ctx),
  };
}

export async function readPublicAddress(ctx: Ctx): Promise<string | null> {
  const [general] = await reads(ctx.db, [generalQuery(ctx.db)]);
  return publicAddressOf(ctx, generalOf(general));
}

export async function saveSettings(ctx: Ctx, input: GeneralSettings) {
  const before = await readSettings(ctx);
  const errors = [];
  const { publicAddress } = input;
  const address = publicAddress && publicOrigin(publicAddress, ctx.mode);
  if (address === null) errors.push({ pointer: '/publicAddress', message: fault('publicAddress.shape') });
  if (!isTimeZone(input.timeZone)) errors.push({ pointer: '/timeZone', message: fault('timeZone.unknown') });
  if (!before.currencies.some((c) => c.code === input.defaultCurrency))
    errors.push({ pointer: '/defaultCurrency', message: fault('currency.unknown') });
  if (input.minTopUpMicro < 0 || input.maxTopUpMicro < input.minTopUpMicro)
    errors.push({ pointer: '/maxTopUpMicro', message: fault('topUp.order') });
  if (errors.length > 0) throw new Problem('validation', { errors });
  const after = { ...before.general, ...input, ...(address ? { publicAddress: address } : {}) };
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
