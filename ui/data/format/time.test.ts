import { afterEach, describe, expect, it } from 'vitest';
import { setLanguage } from '../../i18n/language.ts';
import { date, dateTime } from './time.ts';

afterEach(() => setLanguage('en'));

describe('a date in Polish', () => {
  it('has May in the genitive, alone and with its time; other months and languages stay as they are', () => {
    const [may, june] = [Date.UTC(2027, 4, 21, 12), Date.UTC(2027, 5, 21, 12)];
    expect(date(may, 'UTC')).toBe('May 21, 2027');
    setLanguage('pl');
    expect([date(may, 'UTC'), date(june, 'UTC')]).toEqual(['21 maja 2027', '21 cze 2027']);
    expect(dateTime(may, 'UTC')).toBe('21 maja 2027, 12:00');
  });
});
