import { describe, expect, it } from 'vitest';
import { isEnding, lackingMicro, waitsForFunds, wouldEndAt } from './standing.ts';

type Row = Parameters<typeof isEnding>[0];
const DAY = 86_400_000;
const NOW = 100 * DAY;
const cause = (code: string) => ({ code, message: '', at: 0 });
const row = (over: Partial<Row> = {}): Row => ({
  status: 'active',
  period: 'monthly',
  cause: null,
  paidThrough: NOW + DAY,
  terminateAt: null,
  terminationRequestedAt: null,
  setupMicro: 5_000_000,
  baseMicro: 9_000_000,
  ...over,
});

describe('a suspended service', () => {
  it('waits for funds only where funds bring it back', () => {
    const suspended = row({ status: 'suspended', cause: cause('insufficient_funds'), terminateAt: NOW + DAY });
    expect(waitsForFunds(suspended)).toBe(true);
    expect(waitsForFunds({ ...suspended, cause: cause('account_missing') })).toBe(true);
    expect(waitsForFunds({ ...suspended, terminationRequestedAt: NOW })).toBe(false);
    expect(waitsForFunds({ ...suspended, status: 'terminated' })).toBe(false);
    expect(waitsForFunds(row({ status: 'suspended', cause: cause('suspended_by_staff') }))).toBe(false);
  });
  it('lacks one period; an order lacks its setup too', () => {
    const funds = { balanceMicro: 1_000_000, creditLimitMicro: 500_000 };
    expect(lackingMicro(row({ status: 'suspended' }), funds)).toBe(7_500_000);
    expect(lackingMicro(row({ status: 'pending' }), funds)).toBe(12_500_000);
    expect(lackingMicro(row({ status: 'suspended' }), { ...funds, balanceMicro: 20_000_000 })).toBe(0);
  });
});

describe('an end that is asked for', () => {
  it('comes with what is paid, and at once where nothing paid is left or has an end', () => {
    expect(wouldEndAt(row(), NOW)).toBe(NOW + DAY);
    expect(wouldEndAt(row({ paidThrough: NOW }), NOW)).toBeNull();
    expect(wouldEndAt(row({ period: 'one_time' }), NOW)).toBeNull();
    expect(wouldEndAt(row({ status: 'suspended' }), NOW)).toBeNull();
    expect(wouldEndAt(row({ status: 'pending', paidThrough: null }), NOW)).toBeNull();
  });
  it('is pending until it has come', () => {
    const asked = row({ terminationRequestedAt: NOW });
    expect(isEnding(asked)).toBe(true);
    expect(isEnding({ ...asked, status: 'terminated' })).toBe(false);
    expect(isEnding(row())).toBe(false);
  });
});
