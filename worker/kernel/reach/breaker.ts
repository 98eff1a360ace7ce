/**
 * The circuit breaker: a peer that failed several times in a row is left alone for a while, so that callers are answered
 * at once instead of waiting for its time-out. State lives in the isolate; see docs/adr/0014-circuit-breaker.md.
 */

/** What changed with a peer; the caller may write it down for other isolates and for people. */
export type PeerTurn =
  | { kind: 'down'; at: number; until: number; failures: number; why: string }
  | { kind: 'up'; at: number };

/** What another isolate wrote down. Epoch milliseconds. */
export type KnownDown = { until: number; why: string };

export type Admission = { go: true } | { go: false; afterMs: number; why: string };

type State = { failures: number; openUntil: number; rounds: number; probeUntil: number; why: string };

const FAILURES = 5;
const FIRST_PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 60_000;
/** A peer that says itself when to come back is believed up to this. */
const LONGEST_ASKED_MS = 300_000;
/** A probe whose invocation was ended says nothing: after this another call may be one. Longer than any time-out. */
const PROBE_MS = 30_000;
const JITTER = 0.2;
const MAX_PEERS = 1000;

export class Breakers {
  readonly #peers = new Map<string, State>();
  readonly #random: () => number;

  /** `random` is from 0 up to and without 1. */
  constructor(random: () => number = draw) {
    this.#random = random;
  }

  /** May a call leave for this peer? While it is left alone, one call at a time may try it again after each pause. */
  admit(peer: string, now: number): Admission {
    const state = this.#peers.get(peer);
    if (!state || state.failures < FAILURES) return { go: true };
    const waitUntil = Math.max(state.openUntil, state.probeUntil);
    if (now < waitUntil) return { go: false, afterMs: waitUntil - now, why: state.why };
    state.probeUntil = now + PROBE_MS;
    return { go: true };
  }

  /** How a call ended: `why` it failed, or null. `askedMs` is the pause that the peer asked for. */
  settle(peer: string, why: string | null, now: number, askedMs = 0): PeerTurn | null {
    if (why === null) return this.#works(peer, now);
    const state = this.#stateOf(peer);
    const wasOpen = now < state.openUntil;
    state.failures += 1;
    state.probeUntil = 0;
    state.why = why;
    if (state.failures < FAILURES || wasOpen) return null;
    state.openUntil = now + this.#pause(state.rounds, askedMs);
    state.rounds += 1;
    return { kind: 'down', at: now, until: state.openUntil, failures: state.failures, why };
  }

  /** Takes over what another isolate found out, unless this one knows of a longer pause. */
  learn(peer: string, { until, why }: KnownDown): void {
    const state = this.#stateOf(peer);
    if (state.openUntil >= until) return;
    Object.assign(state, { failures: Math.max(state.failures, FAILURES), openUntil: until, why });
  }

  reset(): void {
    this.#peers.clear();
  }

  #works(peer: string, now: number): PeerTurn | null {
    const wasDown = (this.#peers.get(peer)?.failures ?? 0) >= FAILURES;
    this.#peers.delete(peer);
    return wasDown ? { kind: 'up', at: now } : null;
  }

  #pause(rounds: number, askedMs: number): number {
    const usual = Math.min(FIRST_PAUSE_MS * 2 ** rounds, LONGEST_PAUSE_MS);
    const pause = Math.max(usual, Math.min(askedMs, LONGEST_ASKED_MS));
    return Math.round(pause * (1 + JITTER * this.#random()));
  }

  #stateOf(peer: string): State {
    const known = this.#peers.get(peer);
    if (known) return known;
    const [oldest] = this.#peers.keys();
    if (this.#peers.size >= MAX_PEERS && oldest !== undefined) this.#peers.delete(oldest);
    const state: State = { failures: 0, openUntil: 0, rounds: 0, probeUntil: 0, why: '' };
    this.#peers.set(peer, state);
    return state;
  }
}

const draw = () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
