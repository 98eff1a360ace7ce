/** How a door minds the circuit breaker of its peer. */
import type { Breakers, KnownDown, PeerTurn } from './breaker.ts';
import type { ReachAnswer, ReachRequest } from './reach.ts';

export type ReachBreaker = {
  breakers: Breakers;
  /** What other isolates found out about the peer. */
  known?: KnownDown | null;
  onTurn?: (turn: PeerTurn) => void;
  /** Asks even a peer that is left alone: for a person who wants to know. */
  insist?: boolean;
};

/** Why the call says that the peer does not work, or null. A redirect is an answer, and so is a refusal. */
export function whyBroken(request: ReachRequest, answer: ReachAnswer): string | null {
  if (answer.kind === 'failed') return answer.cause === 'redirect' ? null : answer.detail;
  const judged = request.judge?.(answer) ?? null;
  if (judged !== null) return judged;
  return answer.status >= 500 || answer.status === 429 ? `HTTP ${answer.status}` : null;
}

/** The answer for a peer that is left alone, or null when it may be asked. */
export function pausedAnswer(breaker: ReachBreaker, { host }: Pick<URL, 'host'>, now: number): ReachAnswer | null {
  if (breaker.known) breaker.breakers.learn(host, breaker.known);
  const admitted = breaker.breakers.admit(host, now);
  if (admitted.go || breaker.insist) return null;
  const seconds = Math.ceil(admitted.afterMs / 1000);
  const detail = `${host} failed several times in a row and is asked again in ${seconds} s; the last failure: ${admitted.why}`;
  return { kind: 'failed', cause: 'paused', detail, tookMs: 0, afterMs: admitted.afterMs };
}

export function settle(
  { breakers, onTurn }: ReachBreaker,
  host: string,
  why: string | null,
  now: number,
  askedMs = 0,
): void {
  const turn = breakers.settle(host, why, now, askedMs);
  if (turn) onTurn?.(turn);
}
