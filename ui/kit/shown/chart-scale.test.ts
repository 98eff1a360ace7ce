import { describe, expect, it } from 'vitest';
import { indexAt, labelEvery, niceStep, runsOf, ticksOf } from './chart-scale.ts';

const GB = 1024 ** 3;

describe('a chart’s scale', () => {
  it.each([
    [10, 4, 5],
    [8, 4, 2],
    [0.9, 4, 0.5],
    [3.7, 4, 1],
    [100, 4, 50],
  ])('%f in at most %i steps goes by %f', (most, steps, step) => {
    expect(niceStep(most, steps)).toBeCloseTo(step, 9);
  });

  it('ticks are round numbers of the unit and reach over the highest value', () => {
    expect(ticksOf(3.7 * GB, GB).map((tick) => tick / GB)).toEqual([0, 1, 2, 3, 4]);
    expect(ticksOf(8 * GB, GB).map((tick) => tick / GB)).toEqual([0, 2, 4, 6, 8]);
    expect(ticksOf(0, 1)).toEqual([0, 1]);
    for (const most of [1, 7, 999, 1.01 * GB, 77 * GB])
      expect(ticksOf(most, 1).at(-1) ?? 0).toBeGreaterThanOrEqual(most);
  });

  it('what is unknown parts the line, zeros do not', () => {
    expect(runsOf([1, 0, null, null, 5, null])).toEqual([
      { from: 0, values: [1, 0] },
      { from: 4, values: [5] },
    ]);
    expect(runsOf([null])).toEqual([]);
  });

  it('labels are left out rather than on top of each other; a pointer finds the nearest day', () => {
    expect([labelEvery(31, 300, 28), labelEvery(31, 1200, 28), labelEvery(0, 0, 28)]).toEqual([3, 1, 1]);
    expect([indexAt(-5, 300, 31), indexAt(151, 300, 31), indexAt(900, 300, 31), indexAt(3, 300, 1)]).toEqual([
      0, 15, 30, 0,
    ]);
  });
});
