/** Which months a visitor may choose, and how they are called. */
export const YEARS_OFFERED = 4;

export const yearsOf = (now: Date): number[] => Array.from({ length: YEARS_OFFERED }, (_, i) => now.getFullYear() - i);

/** Months of the year that have begun, 1 to 12. */
export const monthsOf = (year: number, now: Date): number[] =>
  Array.from({ length: year === now.getFullYear() ? now.getMonth() + 1 : 12 }, (_, i) => i + 1);

const named = (language: string, options: Intl.DateTimeFormatOptions, date: number) =>
  new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options }).format(date);

export const monthName = (language: string, month: number): string =>
  named(language, { month: 'long' }, Date.UTC(2026, month - 1, 1));
export const monthTitle = (language: string, year: number, month: number): string =>
  named(language, { month: 'long', year: 'numeric' }, Date.UTC(year, month - 1, 1));
/** `date`: YYYY-MM-DD. */
export const dayTitle = (language: string, date: string): string =>
  named(language, { weekday: 'short', day: 'numeric', month: 'long' }, Date.parse(date));

/** Every day of the month as YYYY-MM-DD, also those that have not begun. */
export const daysOf = (year: number, month: number): string[] =>
  Array.from({ length: new Date(Date.UTC(year, month, 0)).getUTCDate() }, (_, i) =>
    new Date(Date.UTC(year, month - 1, i + 1)).toISOString().slice(0, 10),
  );
