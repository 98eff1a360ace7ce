import type { FaultDesk } from './faults/fault-desk.ts';
import type { Journal } from './http/journal.ts';
import type { PanelState } from './state.ts';

/** One running panel: what it knows, and what was asked of it for the sake of a test. */
export type Bench = {
  state: PanelState;
  /** What a reset goes back to. */
  fresh: (seed?: number) => PanelState;
  faults: FaultDesk;
  journal: Journal;
  wallClock: () => number;
  /** Must have finished before the answer leaves, so that a kill loses nothing answered. */
  save: () => void;
};

export function clockOf({ state, wallClock }: Bench): number {
  return state.clock.frozenAt ?? wallClock() + state.clock.offsetMs;
}
