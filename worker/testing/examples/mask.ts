/** An example reads the same whenever it is taken: ids in order of appearance, nothing secret, nothing endless. */
import { inject } from 'vitest';
import { ORIGIN, START } from '../world.ts';
import type { Call, Json } from './tour.ts';

const ID = /(?<![0-9A-Za-z])[0-9A-HJKMNP-TV-Z]{26}(?![0-9A-Za-z])/gi;
/** Keys and tokens of 32 bytes, and what is longer: certificates, pictures. */
const RANDOM = /[A-Za-z0-9+/_-]{43,}={0,2}/g;
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
const MOST_ITEMS = 3;
const MOST_TEXT = 700;

/** By the clock of the machine, which a poller reads: every other instant is the test's. */
const isNow = (value: number) => Math.abs(value - Date.now()) < 3_600_000;

const SECRET: Readonly<Record<string, string>> = {
  password: 'a password of your own',
  currentPassword: 'your present password',
  token: 'a-token-is-shown-once-only',
};

export function masker() {
  const ids = new Map<string, string>();
  const panel = new URL(inject('panel').url);
  const idOf = (real: string): string => {
    const known = ids.get(real) ?? `01JX${String(ids.size + 1).padStart(22, '0')}`;
    ids.set(real, known);
    return known;
  };
  const maskText = (text: string): string => {
    const plain = text
      .replaceAll(ORIGIN, 'https://shop.example')
      .replaceAll(panel.host, 'panel.example.net:8098')
      .replaceAll(panel.hostname, 'panel.example.net')
      .replace(ID, (real) => (real === real.toUpperCase() ? idOf(real) : idOf(real.toUpperCase()).toLowerCase()))
      .replace(UUID, '00000000-0000-4000-8000-000000000000')
      .replace(RANDOM, (key) => 'example'.repeat(9).slice(0, Math.min(key.length, 43)));
    return plain.length > MOST_TEXT ? `${plain.slice(0, MOST_TEXT)}…` : plain;
  };
  const mask = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return (value && SECRET[key]) || maskText(value);
    if (typeof value === 'number' && isNow(value)) return START;
    if (value === Number(panel.port) && key === 'port') return 8098;
    if (value instanceof File) return value.name;
    if (Array.isArray(value)) return value.slice(0, MOST_ITEMS).map((item) => mask(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mask(inner, name)]));
  };
  return ({ request, answer }: Call): Call => ({ request: mask(request) as Json, answer: mask(answer) });
}

/** What each driver has of its own: another driver has others. */
const OF_DRIVERS = /\/(words|initial|config|fields\/\d+)$/;

/** Why `live` is not of the shape of `example`; null when it is. What may be null may be absent in one of the two. */
export function differenceIn(example: unknown, live: unknown, at = ''): string | null {
  if (example === null || live === null) return null;
  if (Array.isArray(example) && Array.isArray(live)) {
    if (example.length === 0) return null;
    const odd = live.findIndex((item) => example.every((one) => differenceIn(one, item, `${at}/0`) !== null));
    return odd < 0 ? null : `${at}/${odd} is like none of the example's`;
  }
  if (typeof example !== typeof live || Array.isArray(example) !== Array.isArray(live))
    return `${at} is of another type`;
  if (typeof example !== 'object' || OF_DRIVERS.test(at)) return null;
  const [left, right] = [example as Json, live as Json];
  const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  for (const key of keys) {
    if (!(key in left) || !(key in right)) return `${at}/${key} is in one of the two only`;
    const found = differenceIn(left[key], right[key], `${at}/${key}`);
    if (found) return found;
  }
  return null;
}
