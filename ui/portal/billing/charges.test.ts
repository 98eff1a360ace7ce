import { describe, expect, it } from 'vitest';
import { chargeAt, lastsUntil, monthsOf } from './charges.ts';

const at = (iso: string) => Date.parse(`${iso}T10:00:00Z`);
const EURO = 1_000_000;
const monthly = (baseMicro: number, paidThrough: string | null) => ({
  period: 'monthly' as const,
  baseMicro,
  paidThrough: paidThrough === null ? null : at(paidThrough),
});

describe('chargeAt', () => {
  it('comes back to the day of the first charge after a shorter month', () => {
    const days = [0, 1, 2, 3].map((i) => chargeAt(at('2027-01-31'), 'monthly', i));
    expect(days).toEqual([at('2027-01-31'), at('2027-02-28'), at('2027-03-31'), at('2027-04-30')]);
  });
  it('knows leap years and periods of years', () => {
    expect(chargeAt(at('2028-02-29'), 'annually', 1)).toBe(at('2029-02-28'));
    expect(chargeAt(at('2028-02-29'), 'biennially', 2)).toBe(at('2032-02-29'));
  });
  it('adds exact hours to the short periods', () => {
    expect(chargeAt(0, 'hourly', 5)).toBe(5 * 3_600_000);
    expect(chargeAt(0, 'bi_weekly', 1)).toBe(14 * 86_400_000);
  });
  it('has no second charge of what is paid once', () => {
    expect(chargeAt(0, 'one_time', 1)).toBeNull();
    expect(monthsOf('one_time')).toBeNull();
    expect(monthsOf('weekly')).toBeNull();
    expect(monthsOf('quarterly')).toBe(3);
  });
});

describe('lastsUntil', () => {
  const now = at('2026-11-10');
  it('is the next charge when the balance does not cover it', () => {
    expect(lastsUntil([monthly(5 * EURO, '2026-11-20')], 4 * EURO, now)).toEqual({
      kind: 'until',
      at: at('2026-11-20'),
    });
  });
  it('counts the charges that the balance does cover', () => {
    expect(lastsUntil([monthly(5 * EURO, '2026-11-20')], 12 * EURO, now)).toEqual({
      kind: 'until',
      at: at('2027-01-20'),
    });
  });
  it('covers a charge of exactly the balance', () => {
    expect(lastsUntil([monthly(5 * EURO, '2026-11-20')], 5 * EURO, now)).toEqual({
      kind: 'until',
      at: at('2026-12-20'),
    });
  });
  it('takes the charges of several services in the order they come', () => {
    const services = [monthly(5 * EURO, '2026-11-20'), monthly(8 * EURO, '2026-11-12')];
    expect(lastsUntil(services, 10 * EURO, now)).toEqual({ kind: 'until', at: at('2026-11-20') });
  });
  it('is now when a charge is overdue', () => {
    expect(lastsUntil([monthly(EURO, '2026-11-01')], 0, now)).toEqual({ kind: 'until', at: now });
  });
  it('stops looking after a year', () => {
    expect(lastsUntil([monthly(EURO, '2026-11-20')], 100 * EURO, now)).toEqual({ kind: 'beyond' });
  });
  it('says nothing when nothing is charged', () => {
    expect(lastsUntil([], EURO, now)).toBeNull();
    expect(lastsUntil([monthly(0, '2026-11-20'), monthly(EURO, null)], 0, now)).toBeNull();
    expect(lastsUntil([{ period: 'one_time', baseMicro: EURO, paidThrough: now }], 0, now)).toBeNull();
  });
});
