/** A span of whole days, as an address carries it: `2026-11-01..2026-11-30`, open where an end is left out. */
export type DateSpan = { from: string; to: string };

export const PRESETS = ['today', 'week', 'month', 'thisMonth', 'lastMonth'] as const;
export type Preset = (typeof PRESETS)[number];

/** The filter of a list that is a span of days; its rows are asked for by `from` and `to`. */
export const DATE = 'date';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const dayOf = (day: Date): string =>
  [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((n) => String(n).padStart(2, '0')).join('-');

export const presetSpan = (preset: Preset, now: Date): DateSpan => {
  const [year, month, day] = [now.getFullYear(), now.getMonth(), now.getDate()];
  const at = (y: number, m: number, d: number) => dayOf(new Date(y, m, d));
  const today = at(year, month, day);
  const spans: Record<Preset, DateSpan> = {
    today: { from: today, to: today },
    week: { from: at(year, month, day - 6), to: today },
    month: { from: at(year, month, day - 29), to: today },
    thisMonth: { from: at(year, month, 1), to: at(year, month + 1, 0) },
    lastMonth: { from: at(year, month - 1, 1), to: at(year, month, 0) },
  };
  return spans[preset];
};

export const writeSpan = ({ from, to }: DateSpan): string | undefined => (from || to ? `${from}..${to}` : undefined);

/** Undefined for what is no span. */
export const readSpan = (text: string | undefined): DateSpan | undefined => {
  const [from = '', to = '', ...rest] = (text ?? '').split('..');
  const days = [from, to].filter(Boolean);
  const valid = rest.length === 0 && days.length > 0 && days.every((day) => DAY.test(day) && midnight(day) > 0);
  return valid ? { from, to } : undefined;
};

export const presetOf = (span: DateSpan, now: Date): Preset | undefined =>
  PRESETS.find((preset) => writeSpan(presetSpan(preset, now)) === writeSpan(span));

/** The beginning of a day in the reader's own zone, `days` later. */
const midnight = (day: string, days = 0): number => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + days).getTime();
};

/** Epoch milliseconds: `from` is included, `to` is not. */
export const instantsOf = (text: string | undefined): { from?: number; to?: number } => {
  const span = readSpan(text);
  return {
    ...(span?.from ? { from: midnight(span.from) } : {}),
    ...(span?.to ? { to: midnight(span.to, 1) } : {}),
  };
};

/** Filters as an address has them, as an endpoint takes them. */
export const sentFilters = (filters: Readonly<Record<string, string>>): Record<string, string | number> => {
  const { [DATE]: span, ...rest } = filters;
  return { ...rest, ...instantsOf(span) };
};
