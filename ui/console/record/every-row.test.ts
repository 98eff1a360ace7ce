import { expect, it } from 'vitest';
import { everyRow } from './every-row.ts';

it('follows the cursor to the end', async () => {
  const asked: unknown[] = [];
  const load = async (input: { cursor?: string }) => {
    asked.push(input);
    return input.cursor ? { items: [3], nextCursor: null } : { items: [1, 2], nextCursor: 'x' };
  };
  expect(await everyRow(load, { sort: 'name' }, new AbortController().signal)).toEqual([1, 2, 3]);
  expect(asked).toEqual([
    { sort: 'name', limit: 100 },
    { sort: 'name', limit: 100, cursor: 'x' },
  ]);
});
