import { DurableObject } from 'cloudflare:workers';
import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import type { Env } from '../worker/env.ts';
import {
  type Allowance,
  type Attempt,
  allowSignIn,
  allowWithin,
  LONGEST_WINDOW_MS,
  type Source,
} from '../worker/kernel/throttle.ts';

/** OWASP ASVS 5.0 appendix C. 32 MiB a hash. */
const SCRYPT = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 2 ** 20 };
const KEY_BYTES = 32;

export type Verdict = { kind: 'match' } | { kind: 'mismatch' } | { kind: 'throttled'; retryAfterMs: number };

/**
 * One per account, network or counted action: decides whether an attempt may be made before any hash is computed, and
 * hashes here so that a burst of sign-ins blocks this object only. `now` is the caller's clock, epoch ms. What it
 * stores is gone a day after the last attempt.
 */
export class LoginThrottle extends DurableObject<Env> {
  /** Counts one attempt unless `limit` were made within a quarter of an hour. */
  async count(now: number, limit: number): Promise<Allowance> {
    const allowance = allowWithin(this.#attempts(now), limit, now);
    if (allowance.allowed) await this.#record(now, { network: '', device: null });
    return allowance;
  }

  /** Takes back the attempt counted at `at`: it was a success. */
  async uncount(at: number): Promise<void> {
    this.#open().exec('DELETE FROM try WHERE rowid IN (SELECT rowid FROM try WHERE at = ? LIMIT 1)', at);
  }

  /** Forgets every attempt, e.g. because the password was reset. */
  async clear(): Promise<void> {
    this.#open().exec('DELETE FROM try');
  }

  /** `stored` null: no such account; the same work is done so that the answer takes as long. A match clears the count. */
  async verify(password: string, stored: string | null, now: number, source: Source): Promise<Verdict> {
    const allowance = allowSignIn(this.#attempts(now), source, now);
    if (!allowance.allowed) return { kind: 'throttled', retryAfterMs: allowance.retryAfterMs };
    await this.#record(now, source);
    const [, salt, expected] = (stored ?? `scrypt$${'A'.repeat(22)}$${'A'.repeat(43)}`).split('$');
    const actual = derive(password, Buffer.from(salt ?? '', 'base64url'));
    const known = Buffer.from(expected ?? '', 'base64url');
    const same = known.byteLength === actual.byteLength && timingSafeEqual(actual, known);
    const match = same && stored !== null;
    if (!match) return { kind: 'mismatch' };
    await this.clear();
    return { kind: 'match' };
  }

  /** `scrypt$<salt>$<key>`, both base64url. */
  hash(password: string): string {
    const salt = randomBytes(16);
    return `scrypt$${salt.toString('base64url')}$${derive(password, salt).toString('base64url')}`;
  }

  /** A day without an attempt: no window reaches back to any of them. */
  override async alarm(): Promise<void> {
    await this.ctx.storage.deleteAll();
  }

  /** The table is made on use: the alarm may have taken it while this object stayed in memory. */
  #open(): SqlStorage {
    const { sql } = this.ctx.storage;
    sql.exec('CREATE TABLE IF NOT EXISTS try (at INTEGER NOT NULL, network TEXT NOT NULL, device TEXT)');
    return sql;
  }

  /** Oldest first. */
  #attempts(now: number): Attempt[] {
    const sql = this.#open();
    sql.exec('DELETE FROM try WHERE at <= ?', now - LONGEST_WINDOW_MS);
    return sql.exec<Attempt>('SELECT at, network, device FROM try ORDER BY at').toArray();
  }

  async #record(now: number, source: Source): Promise<void> {
    this.#open().exec('INSERT INTO try (at, network, device) VALUES (?, ?, ?)', now, source.network, source.device);
    await this.ctx.storage.setAlarm(Date.now() + LONGEST_WINDOW_MS);
  }
}

const derive = (password: string, salt: Buffer): Buffer =>
  scryptSync(password.normalize('NFKC'), salt, KEY_BYTES, SCRYPT);
