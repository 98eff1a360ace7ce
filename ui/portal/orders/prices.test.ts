import { describe, expect, it } from 'vitest';
import type { Period } from '../../../worker/catalog/contract/model.ts';
import { byGroup, headline, savingPercent } from './prices.ts';

const price = (period: Period, baseMicro: number) => ({ period, baseMicro, setupMicro: 0 });
const all = [price('hourly', 10_000), price('monthly', 5_000_000), price('annually', 50_000_000)];

describe('headline', () => {
  it('is the monthly price where there is one', () => {
    expect(headline(all)?.period).toBe('monthly');
    expect(headline([price('weekly', 1), price('annually', 2)])?.period).toBe('weekly');
    expect(headline([])).toBeUndefined();
  });
});

describe('savingPercent', () => {
  it('compares with as many months, rounded down', () => {
    expect(savingPercent(all, 'annually')).toBe(16);
  });
  it('says nothing of what saves nothing or cannot be compared', () => {
    expect(savingPercent(all, 'monthly')).toBeNull();
    expect(savingPercent(all, 'hourly')).toBeNull();
    expect(savingPercent([price('annually', 1)], 'annually')).toBeNull();
    expect(savingPercent([price('monthly', 1_000_000), price('quarterly', 3_000_000)], 'quarterly')).toBeNull();
    expect(savingPercent([price('monthly', 0), price('quarterly', 0)], 'quarterly')).toBeNull();
  });
});

describe('byGroup', () => {
  it('keeps the order of groups and of plans', () => {
    const plan = (id: string, group: string) => ({ id, group: { id: group } });
    const groups = byGroup([plan('1', 'b'), plan('2', 'a'), plan('3', 'b')]);
    expect(groups.map((plans) => plans.map(({ id }) => id))).toEqual([['1', '3'], ['2']]);
  });
});
