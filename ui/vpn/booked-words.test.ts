import { afterEach, describe, expect, it } from 'vitest';
import { catalogsReady } from '../i18n/catalog.ts';
import { setLanguage } from '../i18n/language.ts';
import { bookedWords } from './booked-words.ts';

const PHRASES = {
  'Reserved for Plus': 'Na plan Plus',
  'Reservation used': 'Rezerwacja wykorzystana',
  'Reservation returned': 'Rezerwacja zwrócona',
  'Reservation returned: out of room': 'Rezerwacja zwrócona: out of room',
  'Payment of PRO-12': 'Wpłata za PRO-12',
  'Balance top-up': 'Doładowanie salda',
  'Plus, service 7: setup': 'Plus, usługa 7: opłata początkowa',
  'Plus, service 7: monthly': 'Plus, usługa 7: za miesiąc',
  'Big, old, service 12: semi annually × 2': 'Big, old, usługa 12: za pół roku × 2',
} as const;

afterEach(() => setLanguage('en'));

describe('what was booked', () => {
  it('stays as it is in English, and is told in Polish', async () => {
    for (const phrase of Object.keys(PHRASES)) expect(bookedWords(phrase)).toBe(phrase);
    setLanguage('pl');
    await catalogsReady();
    for (const [phrase, polish] of Object.entries(PHRASES)) expect(bookedWords(phrase)).toBe(polish);
  });

  it('is left alone where staff wrote it', async () => {
    setLanguage('pl');
    await catalogsReady();
    for (const text of ['Opening balance', 'Sorry, service 3: late', '']) expect(bookedWords(text)).toBe(text);
  });
});
