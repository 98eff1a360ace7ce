import { encodeTime, monotonicFactory } from 'ulidx';

const prng = () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;

let next = monotonicFactory(prng);

/** Forgets the last id: a test world whose clock is behind the one before would else be given ids of the future. */
export const forgetIds = (): void => {
  next = monotonicFactory(prng);
};

/** 26-character ULID of `now` (epoch ms); within one isolate later ids sort after earlier ones, also in one millisecond. */
export const newId = (now: number): string => next(now);

/** A whole number below `below`, without the bias of a remainder. */
export function drawn(below: number): number {
  const limit = Math.floor(2 ** 32 / below) * below;
  for (;;) {
    const n = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
    if (n < limit) return n % below;
  }
}

const LAST_INSTANT = 2 ** 48 - 1;

/** Lower than every id made at `instant` or later, higher than all before: what was created in a span, by its ids. */
export const idFrom = (instant: number): string =>
  encodeTime(Math.min(Math.max(Math.floor(instant), 0), LAST_INSTANT), 10).padEnd(26, '0');

/** 256 random bits as base64url: sessions, reset links, API tokens. Only its hash is stored. */
export function newToken(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

export async function hashToken(token: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token))));
}

export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Compares two secrets in time that depends on their lengths only. */
export async function sameSecret(a: string, b: string): Promise<boolean> {
  const [x, y] = await Promise.all([hashToken(a), hashToken(b)]);
  let diff = 0;
  for (let i = 0; i < x.length; i++) diff |= x.charCodeAt(i) ^ y.charCodeAt(i);
  return diff === 0;
}
