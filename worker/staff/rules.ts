/** Pure: how long a session of staff lasts, and what a token may be given. */
import type { GeneralSettings } from '../settings/index.ts';

export const SESSION_SECONDS = 12 * 3600;

const IDLE_MINUTES = 60;
export const idleMsOf = ({ staffIdleMinutes = IDLE_MINUTES }: GeneralSettings): number => staffIdleMinutes * 60_000;

/** Permissions, known and held by who makes the token; with `*` held, every known one. */
export const givable = (known: readonly string[], held: readonly string[]): string[] =>
  known.filter((key) => held.includes('*') || held.includes(key));

/** Whether a token that ends at `expiresAt` would outlive the one that makes it. Null: it never ends. */
export const outlives = (expiresAt: number | null, parent: { expiresAt: number | null }): boolean =>
  parent.expiresAt !== null && (expiresAt === null || expiresAt > parent.expiresAt);
