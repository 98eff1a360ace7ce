import { describe, expect, it } from 'vitest';
import { changesOf, columnsOf, creditFaults, currencyOf, fold, isBlocked, isOpen, resetLink } from './client.ts';

const change = {
  name: 'Zoë Łukasik',
  companyName: 'Œuvre GmbH',
  taxId: 'DE1',
  status: 'active' as const,
  language: 'en' as const,
  creditLimitMicro: 5,
  adminNotes: '',
};

describe('rules of accounts', () => {
  it('fold drops case and accents, and leaves other scripts alone', () => {
    expect(['Łukasz ŻÓŁĆ', 'Zoë', 'ИВАН', 'ﬁrm'].map(fold)).toEqual(['lukasz zolc', 'zoe', 'иван', 'firm']);
  });

  it('columns carry the folded copies, and a credit limit of at least 0', () => {
    expect(columnsOf(change)).toMatchObject({ searchName: 'zoe lukasik', creditLimitMicro: 5 });
    expect(columnsOf({ ...change, creditLimitMicro: -5_000_000 }).creditLimitMicro).toBe(0);
  });

  it('a credit limit covers what is owed already', () => {
    expect(creditFaults(-5, 5)).toEqual([]);
    expect(creditFaults(3, 0)).toEqual([]);
    expect(creditFaults(-5, 4).map((e) => e.pointer)).toEqual(['/creditLimitMicro']);
  });

  it('only closed and fraud are blocked', () => {
    expect((['new', 'active', 'inactive', 'closed', 'fraud'] as const).map(isBlocked)).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
  });

  it('a link is open before its last instant and until it is used', () => {
    expect(isOpen({ usedAt: null, expiresAt: 10 }, 9)).toBe(true);
    expect(isOpen({ usedAt: null, expiresAt: 10 }, 10)).toBe(false);
    expect(isOpen({ usedAt: 1, expiresAt: 10 }, 2)).toBe(false);
    expect(resetLink('https://a.test', 'T')).toBe('https://a.test/reset-password#T');
  });

  it('a currency is the one asked for, else the default, else the first that is sold; one that is not sold is a fault at /currency', () => {
    const sold = [{ code: 'USD' }, { code: 'EUR' }];
    expect(currencyOf('USD', sold, 'EUR')).toEqual({ currency: 'USD', errors: [] });
    expect(currencyOf(undefined, sold, 'EUR')).toEqual({ currency: 'EUR', errors: [] });
    expect(currencyOf(undefined, sold, 'PLN')).toEqual({ currency: 'USD', errors: [] });
    expect(currencyOf('PLN', sold, 'PLN').errors.map((e) => e.pointer)).toEqual(['/currency']);
  });

  it('while nothing is sold, a currency is the default and no other', () => {
    expect(currencyOf(undefined, [], 'EUR')).toEqual({ currency: 'EUR', errors: [] });
    expect(currencyOf('EUR', [], 'EUR').errors).toEqual([]);
    expect(currencyOf('USD', [], 'EUR').errors).toHaveLength(1);
  });

  it('changes show old and new value of what differs, and nothing else', () => {
    const before = { ...columnsOf(change), id: 'x', number: 1 } as never;
    expect(changesOf(before, columnsOf(change))).toEqual({});
    expect(changesOf(before, columnsOf({ ...change, status: 'fraud' }))).toEqual({
      status: { from: 'active', to: 'fraud' },
    });
  });
});
