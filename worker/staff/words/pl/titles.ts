import type { Titles } from '../../../kernel/words/titles.ts';

export default {
  admin_email_taken: 'Ten adres e-mail jest zajęty.',
  setup_done: 'Pierwszy administrator już istnieje. Zaloguj się.',
} satisfies Titles;
