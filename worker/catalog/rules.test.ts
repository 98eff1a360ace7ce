import { describe, expect, it } from 'vitest';
import type { PeriodPrice } from './contract/model.ts';
import { priceChanges, priceFor, sameTargets, textIn } from './rules.ts';

const month = (baseMicro: number): PeriodPrice => ({ period: 'monthly', setupMicro: 0, baseMicro });
const list = (currency: string, ...periods: PeriodPrice[]) => ({ currency, periods });

describe('textIn', () => {
  it('is the reader’s text, and the English one when that is missing or empty', () => {
    expect(textIn({ en: 'House', pl: 'Dom' }, 'pl')).toBe('Dom');
    expect(textIn({ en: 'House', pl: '' }, 'pl')).toBe('House');
    expect(textIn({ en: 'House' }, 'uk')).toBe('House');
    expect(textIn({ en: '' }, 'fr')).toBe('');
  });
});

describe('priceChanges', () => {
  const [eur5, eur6, usd5] = [list('EUR', month(5)), list('EUR', month(6)), list('USD', month(5))];

  it.each([
    ['nothing changed', [eur5], [eur5], [], []],
    ['a first list', [], [eur5], [eur5], []],
    ['another amount', [eur5], [eur6], [eur6], ['EUR']],
    ['another currency', [eur5], [eur5, usd5], [usd5], []],
    ['a currency gone', [eur5, usd5], [usd5], [], ['EUR']],
    ['a currency for another', [eur5], [usd5], [usd5], ['EUR']],
    ['everything gone', [eur5, usd5], [], [], ['EUR', 'USD']],
  ])('%s', (_, before, after, added, retired) => {
    expect(priceChanges(before, after)).toEqual({ added, retired });
  });

  it('a period more is a change, the order of periods and of keys is not', () => {
    const day: PeriodPrice = { period: 'daily', setupMicro: 0, baseMicro: 1 };
    const { period, setupMicro, baseMicro } = day;
    const before = [list('EUR', month(5), { baseMicro, setupMicro, period })];
    expect(priceChanges(before, [list('EUR', day, month(5))])).toEqual({ added: [], retired: [] });
    expect(priceChanges([eur5], [list('EUR', month(5), day)])).toEqual({
      added: [list('EUR', day, month(5))],
      retired: ['EUR'],
    });
  });
});

describe('priceFor', () => {
  it('tells free from not sold', () => {
    expect(priceFor({ periods: [month(0)] }, 'monthly')).toEqual({ setupMicro: 0, baseMicro: 0 });
    expect(priceFor({ periods: [month(0)] }, 'daily')).toBeNull();
  });
});

describe('sameTargets', () => {
  const [a, b] = [
    { serverId: 'a', network: 'Default' },
    { serverId: 'b', network: 'Default' },
  ];

  it('minds order, server, network and number', () => {
    expect(sameTargets([a, b], [{ ...a }, { ...b }])).toBe(true);
    expect(sameTargets([a, b], [b, a])).toBe(false);
    expect(sameTargets([a], [b])).toBe(false);
    expect(sameTargets([a], [{ ...a, network: 'Office' }])).toBe(false);
    expect(sameTargets([a], [a, b])).toBe(false);
    expect(sameTargets([], [])).toBe(true);
  });
});
