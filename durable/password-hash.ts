import { randomBytes, timingSafeEqual } from 'node:crypto';
import { type Cost, derive, KEY_BYTES } from './scrypt.ts';

/** OWASP ASVS 5.0 appendix C. 32 MiB a hash. */
export const COST: Cost = { ln: 15, r: 8, p: 3 };
/** For tests, which hash thousands: a 24th of the work. */
export const COST_IN_TESTS: Cost = { ln: 12, r: 8, p: 1 };

const SALT_BYTES = 16;

/** `scrypt$ln=15,r=8,p=3$<salt>$<key>`, salt and key base64url. */
export function hashPassword(password: string, cost: Cost): string {
  const salt = randomBytes(SALT_BYTES);
  const { ln, r, p } = cost;
  return `scrypt$ln=${ln},r=${r},p=${p}$${salt.toString('base64url')}$${derive(password, salt, cost).toString('base64url')}`;
}

/** `stored` null: no such account. The same work as at `cost` is done, so that the answer takes as long. */
export function passwordMatches(password: string, stored: string | null, cost: Cost): boolean {
  const { salt, key, cost: spent } = stored === null ? nobody(cost) : read(stored);
  const actual = derive(password, salt, spent);
  const same = key.byteLength === actual.byteLength && timingSafeEqual(actual, key);
  return same && stored !== null;
}

type Read = { salt: Buffer; key: Buffer; cost: Cost };
const nobody = (cost: Cost): Read => ({ salt: Buffer.alloc(SALT_BYTES), key: Buffer.alloc(KEY_BYTES), cost });

/** Hashes of release 0.1 name no cost: it was `COST`. */
function read(stored: string): Read {
  const parts = stored.split('$');
  const [key = '', salt = '', named = ''] = parts.toReversed();
  const [, ln, r, p] = /^ln=(\d{1,9}),r=(\d{1,9}),p=(\d{1,9})$/.exec(named) ?? [];
  return {
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
    cost: ln && r && p ? { ln: Number(ln), r: Number(r), p: Number(p) } : COST,
  };
}
