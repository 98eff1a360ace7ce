import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/findings.ts';

export default {
  missing: 'usługa: {status}, a takiego konta nie ma',
  suspendedEnabled: 'usługa jest zawieszona, konto jest włączone',
  activeDisabled: 'usługa jest aktywna, konto jest wyłączone',
  speed: 'sprzedano {sold} Mbit/s, konto ma {has}',
  again: 'konto jest znów takie, jak powinno',
  parkedThere: 'uruchamianie się zatrzymało, a konto jest: można dokończyć',
  parkedGone: 'uruchamianie się zatrzymało i nie ma konta: można zacząć od nowa',
  unread: 'nie zrozumiano, co serwer o nim mówi: nic nie porównano',
  unreadNameless: {
    one: 'serwer wymienia {n} konto bez nazwy',
    few: 'serwer wymienia {n} konta bez nazwy',
    many: 'serwer wymienia {n} kont bez nazwy',
    other: 'serwer wymienia {n} konta bez nazwy',
  },
  unwanted: 'usługa konta: {status}',
  renamed: 'usługa konta ma teraz inną nazwę',
  tooMany:
    'zmieniłoby się {changes} z {size} kont; więcej niż {most} albo {percent} % to raczej błąd serwera niż tylu kont',
  silent: 'Serwer nie odpowiedział.',
  changing: 'Ktoś właśnie zmienia tę usługę.',
  unchanged: '{server} nie zmienił {account}: {why}',
  notRemoved: '{server} nie usunął {account}: {why}',
} satisfies Translation<typeof english>;
