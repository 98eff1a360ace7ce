import type { Period, PeriodPrice } from '../../../worker/catalog/contract/model.ts';
import { monthsOf } from '../billing/charges.ts';

/** The price that a plan is advertised with: the monthly one, or else the first. */
export const headline = (periods: readonly PeriodPrice[]): PeriodPrice | undefined =>
  periods.find(({ period }) => period === 'monthly') ?? periods[0];

/** How much less a longer period costs than as many months, in whole percent; null when there is nothing to compare. */
export const savingPercent = (periods: readonly PeriodPrice[], period: Period): number | null => {
  const monthly = periods.find((p) => p.period === 'monthly');
  const own = periods.find((p) => p.period === period);
  const months = monthsOf(period);
  if (!monthly || !own || !months || months === 1 || monthly.baseMicro === 0) return null;
  const saved = Math.floor((1 - own.baseMicro / (monthly.baseMicro * months)) * 100);
  return saved > 0 ? saved : null;
};

/** Plans by group, in the order in which they came. */
export const byGroup = <P extends { group: { id: string } }>(plans: readonly P[]): P[][] => {
  const groups = new Map<string, P[]>();
  for (const plan of plans) groups.set(plan.group.id, [...(groups.get(plan.group.id) ?? []), plan]);
  return [...groups.values()];
};
