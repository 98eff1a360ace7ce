import { signal } from '@preact/signals';

/** Of this device's clock, which need not be the server's: that tells how long the session goes on, never until when. */
export type Ends = { endsAt: number; idleAt: number };

export const ends = signal<Ends | undefined>(undefined);

export const learnEnds = (left: { leftMs: number; idleLeftMs: number | null } | null, now = Date.now()): void => {
  ends.value = left ? endsOf(left, now) : undefined;
};
export const endsOf = ({ leftMs, idleLeftMs }: { leftMs: number; idleLeftMs: number | null }, now: number): Ends => ({
  endsAt: now + leftMs,
  idleAt: idleLeftMs === null ? Number.POSITIVE_INFINITY : now + idleLeftMs,
});

const SAY_EVERY_MS = 60_000;
export const WARN_MS = 120_000;

export type Stage = 'fine' | 'say' | 'idle' | 'ending' | 'over';

/** What is to be done now. `touchedAt`: the last key or press; `saidAt`: when the server was last told of one. */
export function stageOf({ endsAt, idleAt }: Ends, now: number, touchedAt: number, saidAt: number): Stage {
  if (now >= Math.min(endsAt, idleAt)) return 'over';
  if (touchedAt > saidAt && now - saidAt >= SAY_EVERY_MS) return 'say';
  if (endsAt - now <= WARN_MS) return 'ending';
  return idleAt - now <= WARN_MS ? 'idle' : 'fine';
}
