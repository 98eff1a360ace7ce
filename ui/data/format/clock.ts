import { language } from '../../i18n/language.ts';

const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (withDay: boolean, timeZone: string | undefined): Intl.DateTimeFormat => {
  const key = `${language.value}/${withDay}/${timeZone ?? ''}`;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(language.value, {
      ...(withDay ? { dateStyle: 'medium' } : {}),
      timeStyle: 'medium',
      hourCycle: 'h23',
      ...(timeZone ? { timeZone } : {}),
    });
  formats.set(key, format);
  return format;
};

/** `14:03:05` in the reader's zone; with its date once it is a day old. */
export const clock = (ms: number, nowMs: number, timeZone?: string): string =>
  formatOf(Math.abs(nowMs - ms) >= DAY_MS, timeZone).format(ms);
