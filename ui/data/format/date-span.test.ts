import { describe, expect, it } from 'vitest';
import { instantsOf, presetOf, presetSpan, readSpan, sentFilters, writeSpan } from './date-span.ts';

const noon = new Date(2026, 2, 31, 12, 30);
const local = (y: number, m: number, d: number) => new Date(y, m, d).getTime();

describe('a span of days', () => {
  it('is made of the reader’s own days', () => {
    expect(presetSpan('today', noon)).toEqual({ from: '2026-03-31', to: '2026-03-31' });
    expect(presetSpan('week', noon)).toEqual({ from: '2026-03-25', to: '2026-03-31' });
    expect(presetSpan('month', noon)).toEqual({ from: '2026-03-02', to: '2026-03-31' });
    expect(presetSpan('thisMonth', new Date(2026, 1, 3))).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(presetSpan('lastMonth', noon)).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(presetSpan('lastMonth', new Date(2026, 0, 5))).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  });

  it('is known again by its days', () => {
    expect(presetOf({ from: '2026-03-25', to: '2026-03-31' }, noon)).toBe('week');
    expect(presetOf({ from: '2026-03-25', to: '2026-03-30' }, noon)).toBeUndefined();
  });

  it('is written and read, also with an open end; what is none is not', () => {
    for (const span of [
      { from: '2026-03-01', to: '2026-03-31' },
      { from: '2026-03-01', to: '' },
      { from: '', to: '2026-03-31' },
    ])
      expect(readSpan(writeSpan(span))).toEqual(span);
    expect(writeSpan({ from: '', to: '' })).toBeUndefined();
    for (const text of [undefined, '', '..', 'today', '2026-03-01', '2026-3-1..', '2026-03-01..x', 'a..b..c'])
      expect(readSpan(text), text).toEqual(text === '2026-03-01' ? { from: '2026-03-01', to: '' } : undefined);
  });

  it('lasts from its first midnight to the midnight after its last day, also over a change of clocks', () => {
    expect(instantsOf('2026-03-28..2026-03-29')).toEqual({ from: local(2026, 2, 28), to: local(2026, 2, 30) });
    expect(instantsOf('2026-12-31..')).toEqual({ from: local(2026, 11, 31) });
    expect(instantsOf('..2026-12-31')).toEqual({ to: local(2027, 0, 1) });
    expect(instantsOf('decade')).toEqual({});
  });

  it('is asked for by its instants, beside the other filters', () => {
    expect(sentFilters({ date: '2026-03-28..', state: 'paid' })).toEqual({ from: local(2026, 2, 28), state: 'paid' });
    expect(sentFilters({ state: 'paid' })).toEqual({ state: 'paid' });
  });
});
