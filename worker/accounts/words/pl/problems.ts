import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/problems.ts';

export default {
  'email.same': 'To już jest Twój adres e-mail.',
  'password.same': 'To już jest Twoje hasło. Wybierz inne.',
  'currency.unknown': 'Wybierz jedną z oferowanych walut: {offered}.',
  'creditLimit.owed': 'Klient jest już winien więcej. Dopuść co najmniej tyle, ile jest winien.',
  'address.street': 'Podaj ulicę i numer.',
  'address.city': 'Podaj miasto.',
  'address.country': 'Wybierz kraj.',
} satisfies Translation<typeof english>;
