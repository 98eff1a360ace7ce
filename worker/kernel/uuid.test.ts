import { expect, it } from 'vitest';
import { stableUuid } from './uuid.ts';

it('derives a UUID as RFC 9562 does, and the same one each time', async () => {
  expect(await stableUuid('http://www.example.com/')).toBe('fcde3c85-2270-590f-9e7c-ee003d65e0e2');
  expect(await stableUuid('a')).toBe(await stableUuid('a'));
  expect(await stableUuid('a')).not.toBe(await stableUuid('b'));
});
