import { DurableObject } from 'cloudflare:workers';
import { type Env, modeOf } from '../worker/env.ts';
import {
  type Allowance,
  type Attempt,
  allowSignIn,
  allowWithin,
  LONGEST_WINDOW_MS,
  type Source,
  type Throttle,
  type Verdict,
} from '../worker/kernel/identity/throttle.ts';
import { COST, COST_IN_TESTS, hashPassword, passwordMatches } from './password-hash.ts';
import type { Cost } from './scrypt.ts';

/** What it stores is gone a day after the last attempt. */
export class LoginThrottle extends DurableObject<Env> implements Throttle {
  async count(now: number, limit: number): Promise<Allowance> {
    const allowance = allowWithin(this.#attempts(now), limit, now);
    if (allowance.allowed) await this.#record(now, { network: '', device: null });
    return allowance;
  }

  async uncount(at: number): Promise<void> {
    this.#open().exec('DELETE FROM try WHERE rowid IN (SELECT rowid FROM try WHERE at = ? LIMIT 1)', at);
  }

  async clear(): Promise<void> {
    this.#open().exec('DELETE FROM try');
  }

  async verify(password: string, stored: string | null, now: number, source: Source): Promise<Verdict> {
    const allowance = allowSignIn(this.#attempts(now), source, now);
    if (!allowance.allowed) return { kind: 'throttled', retryAfterMs: allowance.retryAfterMs };
    await this.#record(now, source);
    const match = passwordMatches(password, stored, this.#cost());
    if (!match) return { kind: 'mismatch' };
    await this.clear();
    return { kind: 'match' };
  }

  hash(password: string): string {
    return hashPassword(password, this.#cost());
  }

  /** A day without an attempt: no window reaches back to any of them. */
  override async alarm(): Promise<void> {
    await this.ctx.storage.deleteAll();
  }

  #cost(): Cost {
    return modeOf(this.env) === 'test' ? COST_IN_TESTS : COST;
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
