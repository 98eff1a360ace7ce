/**
 * Who may try a password now (docs/adr/0011). Attempts from a device that signed in to the account before have a
 * budget of their own: no stranger can use it up. All others share one whose pace slows down, and never stops.
 */

/** Where an attempt comes from: a /24 or /64, '' when unknown; `device` names a known device of this account. */
export type Source = { network: string; device: string | null };
export type Attempt = Source & { at: number };
export type Allowance = { allowed: true } | { allowed: false; retryAfterMs: number };

export type Verdict = { kind: 'match' } | { kind: 'mismatch' } | { kind: 'throttled'; retryAfterMs: number };

/**
 * One per account, network or counted action: decides whether an attempt may be made before any hash is computed, and
 * hashes there, so that a burst of sign-ins blocks that object only. `now` is the caller's clock, epoch ms.
 */
export type Throttle = {
  /** Counts one attempt unless `limit` were made within a quarter of an hour. */
  count(now: number, limit: number): Promise<Allowance>;
  /** Takes back the attempt counted at `at`: it was a success. */
  uncount(at: number): Promise<void>;
  /** Forgets every attempt, e.g. because the password was reset. */
  clear(): Promise<void>;
  /** `stored` null: no such account; the same work is done so that the answer takes as long. A match clears the count. */
  verify(password: string, stored: string | null, now: number, source: Source): Promise<Verdict>;
  hash(password: string): string;
};

export const WINDOW_MS = 15 * 60_000;
/** Nothing older than this is looked at. */
export const LONGEST_WINDOW_MS = 24 * 3_600_000;

/** A known device, of one account. */
const PER_DEVICE = 10;
/** One network, of one account. */
const PER_NETWORK_AND_ACCOUNT = 5;
/** Attempts of all strangers on one account in a day before they must wait between two. */
const UNHURRIED = 10;
const LONGEST_DELAY_MS = 15 * 60_000;

/** `attempts` are oldest first. */
export function allowWithin(attempts: readonly { at: number }[], limit: number, now: number): Allowance {
  const recent = attempts.filter((a) => a.at > now - WINDOW_MS);
  const leaving = recent[recent.length - limit];
  return leaving ? { allowed: false, retryAfterMs: leaving.at + WINDOW_MS - now } : { allowed: true };
}

export function allowSignIn(attempts: readonly Attempt[], source: Source, now: number): Allowance {
  if (source.device !== null) {
    return allowWithin(
      attempts.filter((a) => a.device === source.device),
      PER_DEVICE,
      now,
    );
  }
  const strangers = attempts.filter((a) => a.device === null);
  const here = allowWithin(
    strangers.filter((a) => a.network === source.network),
    PER_NETWORK_AND_ACCOUNT,
    now,
  );
  const waitMs = (strangers.at(-1)?.at ?? 0) + delayAfter(strangers.length) - now;
  if (waitMs <= 0) return here;
  return { allowed: false, retryAfterMs: here.allowed ? waitMs : Math.max(waitMs, here.retryAfterMs) };
}

/** How long strangers wait after `attempts` of them: 1 s, 2 s, 4 s … up to a quarter of an hour. */
export const delayAfter = (attempts: number): number =>
  attempts < UNHURRIED ? 0 : Math.min(LONGEST_DELAY_MS, 1000 * 2 ** (attempts - UNHURRIED));
