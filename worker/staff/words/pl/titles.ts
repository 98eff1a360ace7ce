import type { Titles } from '../../../kernel/words/titles.ts';
import type { problems } from '../../module.ts';

export default {
  admin_email_taken: 'Ten adres e-mail jest zajęty.',
  setup_done: 'Pierwszy administrator już istnieje. Zaloguj się.',
} satisfies Titles<typeof problems>;
