import { describe, expect, it } from 'vitest';
import { PERIODS } from '../../../worker/catalog/contract/model.ts';
import { addCurrency, addPeriod, freeCurrencies, freePeriods, PERIOD_ORDER, removePeriod } from './prices.ts';

const monthly = { currency: 'USD', periods: [{ period: 'monthly' as const, setupMicro: 0, baseMicro: 5_000_000 }] };

it('has the periods of the contract', () => {
  expect(PERIOD_ORDER).toEqual(PERIODS);
});

describe('periods', () => {
  it('stand in the order of their length, and a new one has no price yet', () => {
    const both = addPeriod(monthly, 'daily');
    expect(both.periods.map(({ period }) => period)).toEqual(['daily', 'monthly']);
    expect(both.periods[0]).toEqual({ period: 'daily', setupMicro: 0, baseMicro: null });
    expect(freePeriods(both)).not.toContain('daily');
  });

  it('end the currency when the last one goes', () => {
    expect(removePeriod(monthly, 'monthly')).toBeUndefined();
    expect(removePeriod(addPeriod(monthly, 'annually'), 'monthly')?.periods).toHaveLength(1);
  });
});

describe('currencies', () => {
  it('take the periods of the first', () => {
    const [, second] = addCurrency([addPeriod(monthly, 'annually')], 'EUR');
    expect(second?.periods.map(({ period, baseMicro }) => [period, baseMicro])).toEqual([
      ['monthly', null],
      ['annually', null],
    ]);
    expect(addCurrency([], 'EUR')[0]?.periods[0]?.period).toBe('monthly');
  });

  it('are offered once', () => {
    expect(freeCurrencies([monthly], ['USD', 'EUR'])).toEqual(['EUR']);
  });
});
