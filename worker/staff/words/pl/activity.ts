import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/activity.ts';

export default {
  'console.setUp': '{name}: pierwszy administrator, uruchomienie konsoli',
  signedIn: 'Logowanie do konsoli: {name}',
  'signIn.failed': 'Błędne hasło lub adres w konsoli: {email}',
  'signIn.throttled': 'Zbyt wiele prób w konsoli: {email}, bez sprawdzenia',
  'signIn.failed.noAddress': 'Błędne hasło lub adres w konsoli: to nie jest adres, długość {n}',
  'signIn.throttled.noAddress': 'Zbyt wiele prób w konsoli: to nie jest adres, długość {n}, bez sprawdzenia',
  'signIn.more': 'Nieudanych logowań do konsoli jest więcej, niż wymieniono',
  'password.wrong': '{name}: błędne obecne hasło',
  'password.changed': '{name}: zmiana hasła; pozostałe sesje zakończone',
  signedOut: 'Wylogowanie: {name}',
  'token.created': 'Utworzono token API „{name}”',
  'token.revoked': 'Unieważniono token API „{name}”',
} satisfies Translation<typeof english>;
