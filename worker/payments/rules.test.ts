import { describe, expect, it } from 'vitest';
import type { Mode } from '../env.ts';
import { MAX_ENTRY_MICRO, minorToMicro } from '../kernel/money/money.ts';
import { dice } from '../testing/dice.ts';
import { taxedAt } from '../testing/tax.ts';
import {
  amountFaults,
  confirmedByStaff,
  isOffered,
  offeredWay,
  offeredWays,
  startAnswered,
  startShown,
  topUpFaults,
  topUpTotals,
} from './rules.ts';

const EUR = 1_000_000;

describe('totals of a top-up', () => {
  it('50.00 at 23 % cost 61.50 and credit 50.00', () => {
    const totals = { netMicro: 50 * EUR, subtotalMinor: 5000, taxMinor: 1150, totalMinor: 6150 };
    const taxes = [{ name: 'VAT', ratePpm: 230_000, amountMinor: 1150 }];
    expect(topUpTotals(50 * EUR, 2, taxedAt(230_000))).toEqual({ ...totals, taxes });
  });

  it('a missing 0.0139 costs a whole cent and a bit, and credits at least what was missing', () => {
    const totals = { netMicro: 20_000, subtotalMinor: 2, taxMinor: 0, totalMinor: 2 };
    expect(topUpTotals(13_900, 2, taxedAt(230_000))).toMatchObject(totals);
  });

  it('yen have no minor digits: 1 000 at 10 % are 1 100', () => {
    expect(topUpTotals(1000 * EUR, 0, taxedAt(100_000))).toMatchObject({ subtotalMinor: 1000, totalMinor: 1100 });
    expect(topUpTotals(1000 * EUR + 1, 0, taxedAt(0))).toMatchObject({ netMicro: 1001 * EUR, totalMinor: 1001 });
  });

  it('IN-16 the credited net is the document’s subtotal to the cent: 10.10 at 5 + 7 %, and every amount, rate and currency', () => {
    expect(topUpTotals(10.1 * EUR, 2, taxedAt(50_000 + 70_000))).toMatchObject({
      netMicro: 10.1 * EUR,
      subtotalMinor: 1010,
      totalMinor: 1131,
    });
    const next = dice(7);
    for (let i = 0; i < 2000; i++) {
      const digits = next(5);
      const asked = 1 + next(1_000_000_000);
      const t = topUpTotals(asked, digits, taxedAt(next(1_000_001)));
      expect(t.netMicro).toBe(minorToMicro(t.subtotalMinor, digits));
      expect(t.netMicro - asked).toBeGreaterThanOrEqual(0);
      expect(t.netMicro - asked).toBeLessThan(10 ** (6 - digits));
      expect(t.totalMinor).toBe(t.subtotalMinor + t.taxMinor);
    }
  });
});

describe('amounts', () => {
  it('above zero, whole, and small enough for the ledger', () => {
    const eur = { code: 'EUR', minorDigits: 2 };
    const said = (bad: number, most?: number) => amountFaults(bad, eur, most);
    for (const bad of [0, -1, 0.5, Number.NaN])
      expect(said(bad)).toMatchObject([{ pointer: '/netMicro', message: { text: 'Enter an amount above zero.' } }]);
    for (const bad of [10 * MAX_ENTRY_MICRO + 1, Number.MAX_SAFE_INTEGER]) {
      expect(said(bad)).toMatchObject([{ pointer: '/netMicro', message: { text: 'Enter at most 900000000.00 EUR.' } }]);
      expect(said(bad, 1000 * EUR)).toMatchObject([{ message: { text: 'Enter at most 1000.00 EUR.' } }]);
    }
    for (const good of [1, 50 * EUR, 10 * MAX_ENTRY_MICRO]) expect(said(good)).toEqual([]);
  });

  it('within the bounds of the settings, both included', () => {
    const settings = { minTopUpMicro: 5 * EUR, maxTopUpMicro: 1000 * EUR };
    const eur = { code: 'EUR', minorDigits: 2 };
    for (const good of [5 * EUR, 1000 * EUR]) expect(topUpFaults(good, settings, eur)).toEqual([]);
    const message = { text: 'Add between 5.00 EUR and 1000.00 EUR.' };
    for (const bad of [5 * EUR - 1, 1000 * EUR + 1])
      expect(topUpFaults(bad, settings, eur)).toMatchObject([{ pointer: '/netMicro', message }]);
  });
});

describe('gateways', () => {
  const real = { key: 'real', simulated: false };
  const fake = { key: 'fake', simulated: true };
  const known = { real, fake } as never;

  it('that move no money are offered everywhere but in production', () => {
    expect((['production', 'demo', 'dev', 'test'] as const).map((mode) => isOffered(fake, mode))).toEqual([
      false,
      true,
      true,
      true,
    ]);
    expect(isOffered(real, 'production')).toBe(true);
  });

  const row = (key: string, over = {}) => ({ key, driver: key, enabled: 1, ...over }) as never;
  const found = (rows: never[], mode: Mode) => offeredWays(rows, known, mode).map((way) => way.row.key);

  it('are those in use whose driver there is, in the order of staff', () => {
    const rows = [
      row('fake'),
      row('gone'),
      row('off', { driver: 'real', enabled: 0 }),
      row('second', { driver: 'real' }),
    ];
    expect(found(rows, 'demo')).toEqual(['fake', 'second']);
    expect(found([row('real'), row('odd', { driver: 'constructor' })], 'demo')).toEqual(['real']);
  });

  it('whose payments staff confirm are those offered here that say so', () => {
    const drivers = {
      transfer: { simulated: false, capabilities: ['confirmedByStaff'] },
      card: { simulated: false, capabilities: [] },
      pretended: { simulated: true, capabilities: ['confirmedByStaff'] },
    } as never;
    expect(confirmedByStaff(drivers, 'production')).toEqual(['transfer']);
    expect(confirmedByStaff(drivers, 'demo')).toEqual(['transfer', 'pretended']);
  });

  it('are found by key among the offered ones only', () => {
    const ways = (mode: Mode) => offeredWays([row('fake')], known, mode);
    expect(offeredWay(ways('demo'), 'fake').driver).toBe(fake);
    for (const [key, mode] of [
      ['fake', 'production'],
      ['none', 'demo'],
      ['constructor', 'demo'],
    ] as const)
      expect(() => offeredWay(ways(mode), key)).toThrowError('Some fields need attention.');
  });

  it('give instructions that name the document once its number is known, until then the page that will', () => {
    const start = { kind: 'instructions' as const, text: 'Quote {NUMBER}, only {NUMBER}.' };
    expect(startShown(start, 'PRO-7')).toEqual({ kind: 'instructions', text: 'Quote PRO-7, only PRO-7.' });
    expect(startAnswered(start, 'P1')).toEqual({ kind: 'redirect', url: '/pay/P1' });
    const link = { kind: 'redirect' as const, url: 'https://bank.example/{NUMBER}' };
    expect([startShown(link, 'PRO-7'), startAnswered(link, 'P1')]).toEqual([link, link]);
  });
});
