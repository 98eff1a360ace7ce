import { HOUR_MS } from '../../kernel/time/time.ts';
/** Pure: how long a run may take, and when it is tried again. */

/** A run that hangs longer is taken over, and can then write nothing; one that goes on renews it. */
export const RUN_LEASE_MS = 45_000;

/** Wait before the next attempt: 5 s, 10 s, 20 s, … or as long as the server asks, within half a minute. */
export const waitMs = (attempt: number, askedMs = 0): number =>
  Math.max(5_000 * 2 ** (attempt - 1), Math.min(askedMs, 30_000));

/** What was not removed is tried again for weeks: 1 min, 2 min, … 1 h. */
export const CLEANUP_ATTEMPTS = 400;

/** A run that a cancellation overtook may still send its request: the platform ends it within this time. */
export const LATE_RUN_MS = 15 * 60_000;

export const cleanupWaitMs = (attempt: number): number => Math.min(HOUR_MS, 60_000 * 2 ** Math.min(attempt - 1, 10));

/** A request that holds a service for longer was left by its caller. */
export const REQUEST_LEASE_MS = 120_000;

/** A panel that does not answer is asked for about two days, then a person looks. */
export const CONVERGE_ATTEMPTS = 55;

export const convergeWaitMs = (attempt: number): number => Math.min(HOUR_MS, 5_000 * 2 ** Math.min(attempt - 1, 12));
