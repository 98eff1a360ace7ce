import { describe, expect, it } from 'vitest';
import type { ServiceRow } from '../table.ts';
import { cancelsAt, dueOf, endsAt, firstNoticeAt, mayExpire } from './dates.ts';

const DAY = 86_400_000;
const row = (over: Partial<ServiceRow>) =>
  ({
    status: 'active',
    period: 'monthly',
    paidThrough: 100,
    terminateAt: null,
    terminationRequestedAt: null,
    dueAt: null,
    provisionStatus: 'completed',
    holdId: null,
    ...over,
  }) as ServiceRow;

describe('when a service ends by itself', () => {
  it('whose end was asked for: with what is paid; in arrears, suspended or without an end, when it was asked', () => {
    expect(endsAt(row({ terminationRequestedAt: 50 }))).toBe(100);
    expect(endsAt(row({ terminationRequestedAt: 150 }))).toBe(150);
    expect(endsAt(row({ terminationRequestedAt: 50, status: 'suspended' }))).toBe(50);
    expect(endsAt(row({ terminationRequestedAt: 50, period: 'one_time', paidThrough: 0 }))).toBe(50);
  });

  it('is when a suspended one is given up, and never for one that is active or over', () => {
    expect(endsAt(row({ status: 'suspended', terminateAt: 70 }))).toBe(70);
    expect(endsAt(row({ terminateAt: 70 }))).toBeNull();
    expect(endsAt(row({ status: 'terminated', terminationRequestedAt: 50 }))).toBeNull();
  });
});

describe('when the clock looks next', () => {
  it('is when what is paid ends, and never at a one-time service', () => {
    expect(dueOf(row({}))).toBe(100);
    expect(dueOf(row({ period: 'one_time' }))).toBeNull();
    expect(dueOf(row({ status: 'suspended' }))).toBeNull();
  });

  it('is the end of an order that neither holds money nor may have an account; of another one nothing says when it is cancelled', () => {
    const waiting = row({ status: 'pending', provisionStatus: 'awaiting_payment', dueAt: 60 });
    expect([mayExpire(waiting), cancelsAt(waiting)]).toEqual([true, 60]);
    for (const over of [{ holdId: 'h' }, { provisionStatus: 'needs_attention' as const }]) {
      const kept = { ...waiting, ...over };
      expect([mayExpire(kept), cancelsAt(kept), dueOf(kept)]).toEqual([false, null, 60]);
    }
    expect(cancelsAt({ ...waiting, holdId: 'h', terminationRequestedAt: 40 })).toBe(40);
  });
});

it('the first look at the funds is so many days before the end, at once when that is over, at once for short periods, and never for no days', () => {
  const at = (period: ServiceRow['period'], days: number, now = 0) => firstNoticeAt({ period }, 30 * DAY, days, now);
  expect(at('monthly', 5)).toBe(25 * DAY);
  expect(at('monthly', 5, 28 * DAY)).toBe(28 * DAY);
  expect(at('hourly', 5, 7)).toBe(7);
  expect([at('monthly', 0), at('hourly', 0)]).toEqual([null, null]);
});
