import { describe, expect, it } from 'vitest';
import { dice } from '../testing/dice.ts';
import { decideTax, TOP_UP, taxed } from './rules.ts';

const payer = { country: 'PL', taxId: 'PL123', companyName: 'Tunnel Ltd' };
const shop = (taxRatePpm: number) => ({ settings: { taxName: 'VAT', taxRatePpm }, payer });
const lines = (...taxes: [name: string, ratePpm: number][][]) => ({
  lines: taxes.map((line) => line.map(([name, ratePpm]) => ({ name, ratePpm }))),
});

describe('the decision', () => {
  it('gives each line the rate of the shop, says why, and keeps what it knew of the payer', () => {
    expect(decideTax(shop(230_000), [...TOP_UP, ...TOP_UP])).toEqual({
      lines: [[{ name: 'VAT', ratePpm: 230_000 }], [{ name: 'VAT', ratePpm: 230_000 }]],
      reason: 'shop_rate',
      evidence: { country: 'PL', taxId: 'PL123', company: true },
    });
  });

  it('tells a payer who is a company from one who is not', () => {
    const person = { ...shop(230_000), payer: { ...payer, companyName: '' } };
    expect(decideTax(person, TOP_UP).evidence.company).toBe(false);
  });

  it('leaves a line out that is not taxable', () => {
    const { lines } = decideTax(shop(230_000), [{ taxable: false }, { taxable: true }]);
    expect(lines).toEqual([[], [{ name: 'VAT', ratePpm: 230_000 }]]);
  });

  it('names no tax where the shop takes none', () => {
    expect(decideTax(shop(0), TOP_UP)).toMatchObject({ lines: [[]], reason: 'untaxed' });
  });
});

describe('the amounts', () => {
  it('round a line once, on all its taxes together, and split it by largest remainder: 100.00 in Québec pays 14.98', () => {
    const quebec = lines([
      ['GST', 50_000],
      ['QST', 99_750],
    ]);
    expect(taxed([100_00], quebec)).toEqual({
      taxMinor: 14_98,
      lines: [
        {
          taxMinor: 14_98,
          taxes: [
            { name: 'GST', ratePpm: 50_000, amountMinor: 5_00 },
            { name: 'QST', ratePpm: 99_750, amountMinor: 9_98 },
          ],
        },
      ],
      taxes: [
        { name: 'GST', ratePpm: 50_000, amountMinor: 5_00 },
        { name: 'QST', ratePpm: 99_750, amountMinor: 9_98 },
      ],
    });
  });

  it('add up lines of one tax, and keep an untaxed line out', () => {
    const mixed = lines([['VAT', 230_000]], [], [['VAT', 230_000]], [['VAT', 80_000]]);
    expect(taxed([10_00, 10_00, 5_00, 1_00], mixed)).toMatchObject({
      taxMinor: 2_30 + 1_15 + 8,
      taxes: [
        { name: 'VAT', ratePpm: 230_000, amountMinor: 2_30 + 1_15 },
        { name: 'VAT', ratePpm: 80_000, amountMinor: 8 },
      ],
    });
  });

  it('keep two taxes of one rate apart by their names', () => {
    const two = lines([
      ['GST', 50_000],
      ['PST', 50_000],
    ]);
    expect(taxed([10_00, 10_00], two).taxes).toEqual([
      { name: 'GST', ratePpm: 50_000, amountMinor: 50 },
      { name: 'PST', ratePpm: 50_000, amountMinor: 50 },
    ]);
  });

  it('keep a tax of zero per cent on the document', () => {
    expect(taxed([10_00], lines([['VAT', 0]]))).toMatchObject({
      taxMinor: 0,
      taxes: [{ name: 'VAT', ratePpm: 0, amountMinor: 0 }],
    });
  });

  it('sum to the tax of the document, whatever the lines and rates', () => {
    const roll = dice(7);
    for (let round = 0; round < 500; round++) {
      const amounts = Array.from({ length: roll(6) }, () => roll(1_000_000));
      const rates = amounts.map(() =>
        Array.from({ length: roll(4) }, (_, i) => [`T${i}`, roll(300_000)] as [string, number]),
      );
      const { taxMinor, taxes, lines: each } = taxed(amounts, lines(...rates));
      const sum = (of: { amountMinor: number }[]) => of.reduce((n, t) => n + t.amountMinor, 0);
      expect(sum(taxes)).toBe(taxMinor);
      for (const line of each) expect(sum(line.taxes)).toBe(line.taxMinor);
    }
  });
});
