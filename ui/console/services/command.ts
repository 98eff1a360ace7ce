/** One command of staff at a time, and how the last one ended: shown on the page until the next one. */
import { type Signal, useSignal } from '@preact/signals';
import { toProblem } from '../../data/problem.ts';
import { invalidate } from '../../data/store/cache.ts';

export type Result = {
  command: string;
  tone: 'ok' | 'warn' | 'danger';
  text: string;
  lines?: readonly string[];
  /** What may be done about it at once. */
  next?: { label: string; run: () => void };
};
export type Outcome = Omit<Result, 'command'>;

export type Commands = {
  readonly result: Signal<Result | undefined>;
  readonly busy: Signal<string | undefined>;
  /** When the last one ended, ms: what it set in motion is followed for a while. */
  readonly endedAt: Signal<number>;
  /** False: it failed. */
  report(command: string, outcome: Outcome): void;
  run<T>(command: string, call: () => Promise<T>, done: (answer: T) => Outcome): Promise<boolean>;
};

const STALE = ['services', 'serviceAccount', 'clients', 'transactions', 'activity'] as const;

export const useCommands = (): Commands => {
  const result = useSignal<Result | undefined>(undefined);
  const busy = useSignal<string | undefined>(undefined);
  const endedAt = useSignal(0);
  const ended = () => {
    endedAt.value = Date.now();
    for (const name of STALE) invalidate(name);
  };
  const report: Commands['report'] = (command, outcome) => {
    result.value = { command, ...outcome };
    ended();
  };
  const run: Commands['run'] = async (command, call, done) => {
    if (busy.peek() !== undefined) return false;
    busy.value = command;
    result.value = undefined;
    try {
      result.value = { command, ...done(await call()) };
      return true;
    } catch (cause) {
      result.value = { command, tone: 'danger', text: toProblem(cause).message };
      return false;
    } finally {
      busy.value = undefined;
      ended();
    }
  };
  return { result, busy, endedAt, report, run };
};
