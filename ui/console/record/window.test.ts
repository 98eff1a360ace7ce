import { describe, expect, it } from 'vitest';
import { spanOf, withWindow } from './window.ts';

const noon = new Date(2026, 2, 31, 12, 30);
const local = (y: number, m: number, d: number) => new Date(y, m, d).getTime();

describe('spanOf', () => {
  it('begins at the reader’s midnight', () => {
    expect(spanOf('today', noon)).toEqual({ from: local(2026, 2, 31) });
    expect(spanOf('week', noon)).toEqual({ from: local(2026, 2, 25) });
    expect(spanOf('month', noon)).toEqual({ from: local(2026, 2, 2) });
  });

  it('takes the whole month before, also over New Year', () => {
    expect(spanOf('lastMonth', noon)).toEqual({ from: local(2026, 1, 1), to: local(2026, 2, 1) - 1 });
    expect(spanOf('lastMonth', new Date(2026, 0, 5))).toEqual({ from: local(2025, 11, 1), to: local(2026, 0, 1) - 1 });
  });

  it('narrows nothing for a word it does not know', () => {
    expect(spanOf('decade', noon)).toEqual({});
    expect(spanOf(undefined, noon)).toEqual({});
  });
});

describe('withWindow', () => {
  it('sends instants instead of the word', () => {
    const sent: unknown[] = [];
    withWindow((input: object, _options: object) => sent.push(input))({ window: 'lastMonth', sort: 'at' } as never, {});
    withWindow((input: object, _options: object) => sent.push(input))({ sort: 'at' } as never, {});
    expect(Object.keys(sent[0] as object).sort()).toEqual(['from', 'sort', 'to']);
    expect(sent[1]).toEqual({ sort: 'at' });
  });
});
