import { signal } from '@preact/signals';
import { declined as inDate } from '../../i18n/catalog.ts';
import { language } from '../../i18n/language.ts';

const formats = new Map<string, Intl.DateTimeFormat>();
const formatOf = (style: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${language.value}/${style}/${options.timeZone ?? ''}`;
  const hit = formats.get(key) ?? new Intl.DateTimeFormat(language.value, options);
  formats.set(key, hit);
  return hit;
};

const declined = (text: string): string => inDate(text, language.value);

export const date = (ms: number, timeZone?: string): string =>
  declined(formatOf('date', { dateStyle: 'medium', ...(timeZone ? { timeZone } : {}) }).format(ms));

export const dateTime = (ms: number, timeZone?: string): string =>
  declined(
    formatOf('dateTime', { dateStyle: 'medium', timeStyle: 'short', ...(timeZone ? { timeZone } : {}) }).format(ms),
  );

/** The instant in full with its zone, for the hover of a shorter form. */
export const instantTitle = (ms: number, timeZone?: string): string => {
  const zone = timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const text = formatOf('full', {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'shortOffset',
    timeZone: zone,
  }).format(ms);
  return `${text} (${zone})`;
};

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

const relatives = new Map<string, Intl.RelativeTimeFormat>();

/** `12 s ago`, `in 3 days`, `now`. */
export const relative = (ms: number, nowMs: number): string => {
  const lang = language.value;
  const format = relatives.get(lang) ?? new Intl.RelativeTimeFormat(lang, { numeric: 'auto', style: 'narrow' });
  relatives.set(lang, format);
  const seconds = Math.trunc((ms - nowMs) / 1000);
  const [unit, size] = STEPS.find(([, s]) => Math.abs(seconds) >= s) ?? ['second', 1];
  return format.format(Math.trunc(seconds / size), unit);
};

let timer: ReturnType<typeof setInterval> | undefined;

/** The time, by the second, ticking only while something on screen reads it. */
export const now = signal(Date.now(), {
  watched() {
    now.value = Date.now();
    timer = setInterval(() => {
      now.value = Date.now();
    }, 1000);
  },
  unwatched() {
    clearInterval(timer);
  },
});
