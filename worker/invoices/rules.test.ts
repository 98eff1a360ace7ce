import { describe, expect, it } from 'vitest';
import { dice } from '../testing/dice.ts';
import { taxedAt } from '../testing/tax.ts';
import { customerOf, dueAfter, totalsOf } from './rules.ts';

const line = (amountMinor: number) => ({ description: 'x', amountMinor });

describe('totals', () => {
  it('50.00 at 23 % are 11.50 tax and 61.50 in all', () => {
    const taxes = [{ name: 'VAT', ratePpm: 230_000, amountMinor: 1150 }];
    expect(totalsOf([line(5000)], taxedAt(230_000))).toEqual({
      subtotalMinor: 5000,
      taxMinor: 1150,
      totalMinor: 6150,
      taxed: { taxMinor: 1150, taxes, lines: [{ taxMinor: 1150, taxes }] },
    });
  });

  it('round once per line: two lines of 0.10 at 5 % are 0.02 tax, where their sum would be 0.01', () => {
    expect(totalsOf([line(10), line(10)], taxedAt(50_000, 2))).toMatchObject({
      taxMinor: 2,
      taxed: { lines: [{ taxMinor: 1 }, { taxMinor: 1 }] },
    });
    expect(totalsOf([line(20)], taxedAt(50_000))).toMatchObject({ taxMinor: 1 });
  });

  it('without tax the total is the subtotal; without lines everything is zero', () => {
    expect(totalsOf([line(999)], taxedAt(0))).toMatchObject({ subtotalMinor: 999, taxMinor: 0, totalMinor: 999 });
    expect(totalsOf([], taxedAt(230_000, 0))).toMatchObject({ subtotalMinor: 0, totalMinor: 0 });
  });

  it('always add up, for 1 000 drawn documents', () => {
    const next = dice(5);
    for (let i = 0; i < 1000; i++) {
      const lines = Array.from({ length: 1 + next(6) }, () => line(next(1_000_000)));
      const t = totalsOf(lines, taxedAt(next(1_000_001), lines.length));
      expect(t.subtotalMinor).toBe(lines.reduce((sum, l) => sum + l.amountMinor, 0));
      expect(t.taxMinor).toBe(t.taxed.lines.reduce((sum, { taxMinor }) => sum + taxMinor, 0));
      expect(t.totalMinor).toBe(t.subtotalMinor + t.taxMinor);
    }
  });
});

it('is due full days after it was issued', () => {
  expect(new Date(dueAfter(Date.UTC(2026, 1, 25, 12), 7)).toISOString()).toBe('2026-03-04T12:00:00.000Z');
});

it('a customer is named as its record says', () => {
  const client = {
    name: 'Ann',
    companyName: 'Ann Ltd',
    taxId: 'PL1',
    ownerEmail: 'ann@client.test',
    address: '1 High St\nLeeds',
  };
  expect(customerOf(client)).toEqual({
    name: 'Ann',
    company: 'Ann Ltd',
    address: '1 High St\nLeeds',
    taxId: 'PL1',
    email: 'ann@client.test',
  });
});
