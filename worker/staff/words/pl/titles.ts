import type { Titles } from '../../../kernel/words/titles.ts';

export default {
  admin_email_taken: 'Ten adres e-mail jest zajęty.',
  password_wrong: 'To nie jest Twoje obecne hasło.',
  token_revoked: 'Token, który o to prosił, w międzyczasie unieważniono.',
  setup_done: 'Pierwszy administrator już istnieje. Zaloguj się.',
} satisfies Titles;
