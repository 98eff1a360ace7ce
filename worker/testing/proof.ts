/** Tests that `npm test` runs for a few fixed seeds and `npm run prove` for many others. */
import type { TestContext } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** Counters of what was tried; `npm run prove` adds those of all tests up. */
    figures?: Record<string, number>;
  }
}

type Slice = { seed: number; times: number };

const { VITE_PROOF } = import.meta.env;
const asked: (Slice & { suite: string }) | null = VITE_PROOF ? JSON.parse(VITE_PROOF) : null;

/** Whether it is this suite that `npm run prove` runs: then at its full size. */
export const proving = (suite: string): boolean => asked?.suite === suite;

/** One seed after another: those of `inTests`, unless a proof of this suite asks for others. */
export function seedsOf(suite: string, inTests: Slice): number[] {
  const { seed, times } = asked && proving(suite) ? asked : inTests;
  return Array.from({ length: times }, (_, i) => seed + i);
}

export function counted(task: TestContext['task'], figures: Record<string, number>): void {
  task.meta.figures = figures;
}
