import type { Translation } from '../../../i18n/catalog.ts';
import type { english } from '../en/link.ts';

export default {
  title: 'Konfiguracja VPN dla Ciebie',
  lead: 'Ktoś wysłał Ci ten link, aby połączyć urządzenie.',
  ready:
    'Link otwiera się po naciśnięciu przycisku i wtedy liczy się jako użyty. Zrób to na urządzeniu, które chcesz połączyć.',
  show: 'Pokaż moją konfigurację',
  incomplete: 'Ten link jest niepełny',
  'incomplete.text': 'Skopiuj cały link, ze wszystkim po znaku #, i otwórz go jeszcze raz.',
  spent: 'Ten link już się nie otwiera',
  'spent.text': 'Został użyty, unieważniony albo wygasł. Poproś o nowy.',
  failed: 'Nie udało się',
  'failed.text': 'Serwer VPN nie odpowiedział. Link nie został zużyty: zaczekaj chwilę i naciśnij przycisk ponownie.',
  again: 'Spróbuj ponownie',
  shown: 'Zapisz teraz to, czego potrzebujesz',
  'shown.last': 'Ten link jest zużyty i nie otworzy się ponownie.',
  'shown.left': {
    one: 'Ten link otworzy się jeszcze 1 raz.',
    few: 'Ten link otworzy się jeszcze {n} razy.',
    many: 'Ten link otworzy się jeszcze {n} razy.',
    other: 'Ten link otworzy się jeszcze {n} razy.',
  },
  account: 'Konto VPN',
  name: 'Nazwa klienta',
  ip: 'Adres IP w VPN',
  username: 'Nazwa użytkownika',
  password: 'Hasło',
  download: 'Pobierz',
  copyFailed: 'Przeglądarka nie pozwoliła skopiować. Zaznacz tekst i skopiuj go.',
  qr: 'Kod QR dla {name}',
  scan: 'Zeskanuj go aplikacją {name} na telefonie.',
  text: 'Konfiguracja dla {name}',
  none: 'Dla tego VPN nie włączono żadnego sposobu połączenia.',
} satisfies Translation<typeof english>;
