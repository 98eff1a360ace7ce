/** What the Worker computes before its first request is bounded by the platform, and paid by each new isolate. */
import { expect, it, vi } from 'vitest';

it('nothing is written in a language while the modules load: the first formatter alone takes 14 ms', async () => {
  const makers = ['NumberFormat', 'PluralRules', 'DateTimeFormat', 'ListFormat', 'Collator'] as const;
  const spies = makers.map((maker) => vi.spyOn(Intl, maker));
  await import('./registry.ts');
  expect(spies.flatMap(({ mock }, i) => mock.calls.map(() => makers[i]))).toEqual([]);
});
