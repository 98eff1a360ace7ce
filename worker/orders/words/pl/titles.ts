import type { Titles } from '../../../kernel/words/titles.ts';

export default {
  price_changed: 'Cena się zmieniła. Obejrzyj nowe podsumowanie i potwierdź.',
  email_unconfirmed: 'Najpierw potwierdź adres e-mail.',
} satisfies Titles;
