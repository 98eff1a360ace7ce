import { describe, expect, it } from 'vitest';
import type { ClockedRow } from '../store.ts';
import { planOf } from './plan.ts';

const [HOUR, DAY] = [3_600_000, 86_400_000];
const NOW = Date.UTC(2026, 5, 15, 12);
const row = (over: Partial<ClockedRow> = {}) =>
  ({
    ...{ id: 's', number: 7, clientId: 'c', clientStatus: 'active', productName: { en: 'Plan' }, currency: 'EUR' },
    ...{ status: 'active', provisionStatus: 'completed', period: 'monthly', baseMicro: 1, priceVersion: 1 },
    ...{ anchorDay: 15, anchorTimeMs: null, anchorZone: 'UTC', paidThrough: NOW, dueAt: NOW, cause: null },
    ...{ suspension: null, suspendedAt: null, terminateAt: null, terminationRequestedAt: null, holdId: null },
    ...{ graceHours: 0, terminationDelayHours: 24, lowBalanceDays: 3 },
    ...over,
  }) as unknown as ClockedRow;

describe('a round of the clock', () => {
  it('tells of a renewal that lasts longer than a day: not of short periods, nor of one that makes up for lost time', () => {
    const told = (over: Partial<ClockedRow>) => planOf([row(over)], NOW).renewals.map(({ tell }) => tell);
    expect(told({})).toEqual([true]);
    expect(told({ period: 'daily' })).toEqual([false]);
    expect(told({ paidThrough: NOW - 30 * DAY, anchorDay: 16 })).toEqual([false]);
  });

  it('given a suspended service and funds at the very moment of its end, it ends; a moment earlier it comes back', () => {
    const short = { status: 'suspended', suspension: 'funds', suspendedAt: NOW - DAY, paidThrough: NOW - DAY } as const;
    const kinds = (terminateAt: number) => {
      const { resumptions, endings } = planOf([row({ ...short, terminateAt })], NOW);
      return { back: resumptions.length, over: endings.length };
    };
    expect(kinds(NOW + 1)).toEqual({ back: 1, over: 0 });
    expect(kinds(NOW)).toEqual({ back: 0, over: 1 });
  });

  it('brings nothing back for a client that is blocked', () => {
    const short = {
      status: 'suspended',
      suspension: 'funds',
      paidThrough: NOW - DAY,
      terminateAt: NOW + HOUR,
    } as const;
    expect(planOf([row({ ...short, clientStatus: 'fraud' })], NOW).resumptions).toEqual([]);
    expect(planOf([row(short)], NOW).resumptions).toHaveLength(1);
  });
});
