/** In the order of their length; the contract's list, checked against it by a test. */
export const PERIOD_ORDER = [
  'one_time',
  'hourly',
  'daily',
  'weekly',
  'bi_weekly',
  'monthly',
  'quarterly',
  'semi_annually',
  'annually',
  'biennially',
  'triennially',
] as const;
export type Period = (typeof PERIOD_ORDER)[number];

/** While it is typed an amount may be empty; an empty one is never taken for zero. */
export type PriceCell = { period: Period; setupMicro: number | null; baseMicro: number | null };
export type PriceRows = { currency: string; periods: PriceCell[] };

export const freePeriods = (list: PriceRows): Period[] =>
  PERIOD_ORDER.filter((period) => !list.periods.some((cell) => cell.period === period));

export const freeCurrencies = (lists: readonly PriceRows[], all: readonly string[]): string[] =>
  all.filter((code) => !lists.some(({ currency }) => currency === code));

const inOrder = (cells: readonly PriceCell[]): PriceCell[] =>
  cells.toSorted((a, b) => PERIOD_ORDER.indexOf(a.period) - PERIOD_ORDER.indexOf(b.period));

export const addPeriod = (list: PriceRows, period: Period): PriceRows => ({
  ...list,
  periods: inOrder([...list.periods, { period, setupMicro: 0, baseMicro: null }]),
});

/** Without its last period a currency is not priced at all. */
export const removePeriod = (list: PriceRows, period: Period): PriceRows | undefined => {
  const periods = list.periods.filter((cell) => cell.period !== period);
  return periods.length > 0 ? { ...list, periods } : undefined;
};

/** A further currency is priced for the periods that the first one has. */
export const addCurrency = (lists: readonly PriceRows[], currency: string): PriceRows[] => {
  const periods: readonly Period[] = lists[0]?.periods.map(({ period }) => period) ?? ['monthly'];
  return [...lists, { currency, periods: periods.map((period) => ({ period, setupMicro: 0, baseMicro: null })) }];
};
