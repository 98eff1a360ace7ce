import { expect, it } from 'vitest';
import { endsOf, stageOf } from './lifetime.ts';

const MINUTE = 60_000;
const T0 = 1_000_000;
const ends = endsOf({ leftMs: 720 * MINUTE, idleLeftMs: 60 * MINUTE }, T0);

it('an idle console is warned two minutes before its session ends, and asks the server once it has', () => {
  const at = (minutes: number) => stageOf(ends, T0 + minutes * MINUTE, T0, T0);
  expect([at(1), at(57), at(58), at(59.9), at(60)]).toEqual(['fine', 'fine', 'idle', 'idle', 'over']);
});

it('a key or a press is told to the server, once a minute at most, also while it is warned', () => {
  const touched = (minutes: number, said: number) =>
    stageOf(ends, T0 + minutes * MINUTE, T0 + minutes * MINUTE, T0 + said * MINUTE);
  expect([touched(0.5, 0), touched(1, 0), touched(59, 0), touched(61, 0)]).toEqual(['fine', 'say', 'say', 'over']);
});

it('the end that nobody can put off is told before it comes, too', () => {
  const soon = endsOf({ leftMs: 3 * MINUTE, idleLeftMs: 60 * MINUTE }, T0);
  expect([1, 2.5].map((minutes) => stageOf(soon, T0 + minutes * MINUTE, T0, T0))).toEqual(['ending', 'ending']);
  const old = endsOf({ leftMs: 720 * MINUTE, idleLeftMs: null }, T0);
  expect(stageOf(old, T0 + 700 * MINUTE, T0, T0)).toBe('fine');
});
