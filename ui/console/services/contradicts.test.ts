import { describe, expect, it } from 'vitest';
import { contradicts } from './contradicts.ts';

const online = (sampledAt: number) => ({ state: 'online', sampledAt, unknownSince: null }) as const;
const silent = (unknownSince: number) => ({ state: 'unknown', sampledAt: null, unknownSince }) as const;

describe('API state and live status of one server', () => {
  it('given a server that was down and is online again, the page asks it anew', () => {
    expect(contradicts({ at: 1000, works: false }, online(12_000))).toBe(true);
    expect(contradicts({ at: 12_500, works: true }, online(12_000))).toBe(false);
  });

  it('given one that answered and fell silent since, too', () => {
    expect(contradicts({ at: 1000, works: true }, silent(1001))).toBe(true);
    expect(contradicts({ at: 1002, works: false }, silent(1001))).toBe(false);
  });

  it('given older news, agreement or none, it does not; and not more often than each ten seconds', () => {
    expect(contradicts({ at: 5000, works: false }, online(4000))).toBe(false);
    expect(contradicts({ at: 5000, works: true }, silent(4000))).toBe(false);
    expect(contradicts({ at: 5000, works: true }, online(99_000))).toBe(false);
    expect(contradicts({ at: 5000, works: false }, online(9000))).toBe(false);
    expect(contradicts(null, online(1)) || contradicts({ at: 1, works: true }, undefined)).toBe(false);
  });
});
