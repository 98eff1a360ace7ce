import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/activity.ts';

export default {
  'profile.changed': 'Zmiana profilu: {name}',
  'language.changed': 'Zmiana języka: {name}',
  'email.asked': 'Prośba o zmianę adresu e-mail: {name}',
  'email.kept': 'Adres e-mail zostaje bez zmian: {name}',
  'email.changed': '{name} ma nowy adres e-mail: {email}',
  'email.proofAsked': '{name}: prośba o link do potwierdzenia adresu e-mail',
  'email.proven': '{name}: adres e-mail potwierdzony: {email}',
  'email.stopped': 'Zmianę adresu e-mail zatrzymano linkiem wysłanym na stary adres: {name}',
  signedIn: 'Logowanie do portalu: {name}',
  'signIn.failed': 'Nieudane logowanie jako {name}: złe hasło',
  signedOut: 'Wylogowanie: {name}',
  'signedOut.byStaff': 'Wylogowano wszędzie: {name}',
  signedUp: 'Nowe konto: {name} ({email})',
  'session.ended': 'Wylogowanie na urządzeniu {device}: {name}',
  'device.unknown': 'nieznanym',
  'otherSessions.ended': 'Wylogowanie na pozostałych urządzeniach: {name}',
  'client.changed': 'Zmieniono klienta „{name}”',
  'password.wrong': 'Podano błędne obecne hasło w sesji użytkownika {name}',
  'password.changed': 'Zmiana hasła, pozostałe sesje zakończone: {name}',
  'password.linkAsked': 'Poproszono o link do zmiany hasła użytkownika {name}',
  'password.reset': 'Nowe hasło ustawione linkiem z wiadomości, wszystkie sesje zakończone: {name}',
} satisfies Translation<typeof english>;
