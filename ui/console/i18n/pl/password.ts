import type { Translation } from '../../../i18n/catalog.ts';
import type { english } from '../en/password.ts';

export default {
  title: 'Zmień swoje hasło',
  text: 'Wszędzie indziej nastąpi wylogowanie. Tokeny API działają dalej: unieważnij te, które może mieć ktoś inny.',
  current: 'Obecne hasło',
  new: 'Nowe hasło',
  'new.help': 'Co najmniej 10 znaków. Dobrze sprawdza się kilka losowych słów.',
  same: 'To jest już Twoje hasło. Wybierz inne.',
  submit: 'Zmień hasło',
  done: 'Hasło zmienione. Pozostałe sesje się zakończyły.',
} satisfies Translation<typeof english>;
