import { describe, expect, it } from 'vitest';
import { stillOpens } from './made-link.ts';

const made = { id: 'a', url: 'https://shop.test/link#x', usesLeft: 2, madeAt: 1000 };

describe('a link that was made on this page', () => {
  it('is shown until a list that is younger than it was read', () => {
    expect(stillOpens(made, { items: undefined, fetchedAt: 0 })).toEqual(made);
    expect(stillOpens(made, { items: [], fetchedAt: 999 })).toEqual(made);
    expect(stillOpens(made, { items: [{ id: 'a', usesLeft: 2 }], fetchedAt: 1000 })).toEqual(made);
  });

  it('given one use less, counts what is left; given none, or revoked, there is nothing to copy or open', () => {
    expect(stillOpens(made, { items: [{ id: 'a', usesLeft: 1 }], fetchedAt: 2000 })?.usesLeft).toBe(1);
    expect(stillOpens(made, { items: [{ id: 'b', usesLeft: 1 }], fetchedAt: 2000 })).toBeNull();
  });
});
