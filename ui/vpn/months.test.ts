import { expect, it } from 'vitest';
import { daysOf, monthName, monthsOf, monthTitle, yearsOf } from './months.ts';

it('offers this year and the three before, and of this year the months that have begun', () => {
  const now = new Date(2026, 5, 15);
  expect(yearsOf(now)).toEqual([2026, 2025, 2024, 2023]);
  expect(monthsOf(2026, now)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(monthsOf(2025, now)).toHaveLength(12);
});

it('names months in the reader’s language', () => {
  expect(monthName('en', 6)).toBe('June');
  expect(monthName('pl', 6)).toBe('czerwiec');
  expect(monthTitle('en', 2026, 2)).toBe('February 2026');
});

it('knows the days of a month', () => {
  expect(daysOf(2024, 2)).toHaveLength(29);
  expect(daysOf(2026, 4).at(-1)).toBe('2026-04-30');
});
