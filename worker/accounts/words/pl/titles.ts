import type { Titles } from '../../../kernel/words/titles.ts';

export default {
  insufficient_funds: 'Saldo jest na to za niskie.',
  email_taken: 'Ten adres e-mail jest zajęty.',
} satisfies Titles;
