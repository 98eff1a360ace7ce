import { Dropped } from '../faults/refusal.ts';
import type { PanelState, Permission } from '../state.ts';
import type { Body } from './input.ts';

export type Call = {
  route: Route;
  params: Record<string, string>;
  body: Body;
  state: PanelState;
  now: number;
  origin: string;
  signal: AbortSignal;
};

export type Route = {
  /** `GET /client/{name}`, below /api/v1. */
  key: string;
  permission: Permission | null;
  /** Present on the operations that openapi.json describes. */
  summary?: string;
  /** Returns the payload, or a whole Response when the answer has no envelope. */
  run: (call: Call) => unknown;
};

/** Nothing is ever answered: resolves only by failing, once the caller has given up. */
export function hang(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const drop = () => reject(new Dropped('the caller gave up'));
    if (signal.aborted) drop();
    else signal.addEventListener('abort', drop, { once: true });
  });
}

export function delay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(new Dropped('the caller gave up'));
      },
      { once: true },
    );
  });
}
