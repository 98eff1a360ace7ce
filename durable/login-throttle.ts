import { DurableObject } from 'cloudflare:workers';
import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import type { Env } from '../worker/env.ts';

/** OWASP ASVS 5.0 appendix C. 32 MiB a hash. */
const SCRYPT = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 2 ** 20 };
const KEY_BYTES = 32;
const WINDOW_MS = 15 * 60_000;

export type Verdict = { kind: 'match' } | { kind: 'mismatch' } | { kind: 'throttled'; retryAfterMs: number };

/**
 * One per account or address: counts attempts before any hash is computed, and hashes here so that a burst of
 * sign-ins blocks this object only. `now` is the caller's clock, epoch ms.
 */
export class LoginThrottle extends DurableObject<Env> {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    ctx.storage.sql.exec('CREATE TABLE IF NOT EXISTS attempt (at INTEGER NOT NULL)');
  }

  /** Counts one attempt; false when `limit` were made within the window. */
  count(now: number, limit: number): { allowed: true } | { allowed: false; retryAfterMs: number } {
    const { sql } = this.ctx.storage;
    sql.exec('DELETE FROM attempt WHERE at <= ?', now - WINDOW_MS);
    const { n, oldest } = sql
      .exec<{ n: number; oldest: number | null }>('SELECT count(*) AS n, min(at) AS oldest FROM attempt')
      .one();
    if (n >= limit) return { allowed: false, retryAfterMs: (oldest ?? now) + WINDOW_MS - now };
    sql.exec('INSERT INTO attempt (at) VALUES (?)', now);
    return { allowed: true };
  }

  /** `stored` null: no such account; the same work is done so that the answer takes as long. A match clears the count. */
  verify(password: string, stored: string | null, now: number, limit: number): Verdict {
    const counted = this.count(now, limit);
    if (!counted.allowed) return { kind: 'throttled', retryAfterMs: counted.retryAfterMs };
    const [, salt, expected] = (stored ?? `scrypt$${'A'.repeat(22)}$${'A'.repeat(43)}`).split('$');
    const actual = derive(password, Buffer.from(salt ?? '', 'base64url'));
    const match = timingSafeEqual(actual, Buffer.from(expected ?? '', 'base64url')) && stored !== null;
    if (!match) return { kind: 'mismatch' };
    this.ctx.storage.sql.exec('DELETE FROM attempt');
    return { kind: 'match' };
  }

  /** `scrypt$<salt>$<key>`, both base64url. */
  hash(password: string): string {
    const salt = randomBytes(16);
    return `scrypt$${salt.toString('base64url')}$${derive(password, salt).toString('base64url')}`;
  }
}

const derive = (password: string, salt: Buffer): Buffer =>
  scryptSync(password.normalize('NFKC'), salt, KEY_BYTES, SCRYPT);
