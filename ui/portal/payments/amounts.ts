import { money } from '../../data/format/format.ts';
import { t } from '../i18n/en/payments.ts';

export const UNIT_MICRO = 1_000_000;
const OFFERED = [10, 25, 50, 100].map((units) => units * UNIT_MICRO);

/** Round amounts within the limits; where the least is above them all, the least and its multiples. */
export const presets = (minMicro = 0, maxMicro = Number.POSITIVE_INFINITY): number[] => {
  const fits = (micro: number) => micro >= minMicro && micro <= maxMicro;
  const offered = OFFERED.filter(fits);
  return offered.length > 1 ? offered : [1, 2, 5, 10].map((times) => minMicro * times).filter((m) => m > 0 && fits(m));
};

type Limits = { minMicro: number; maxMicro: number };

export const limitMessage = (netMicro: number, limits: Limits | undefined, currency: string): string | undefined => {
  if (!limits) return undefined;
  if (netMicro < limits.minMicro) return t('add.low', { amount: money(limits.minMicro, currency) });
  if (netMicro > limits.maxMicro) return t('add.high', { amount: money(limits.maxMicro, currency) });
  return undefined;
};
