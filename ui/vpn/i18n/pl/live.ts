import type { Translation } from '../../../i18n/catalog.ts';
import type { english } from '../en/live.ts';

export default {
  title: 'Stan połączenia',
  refresh: 'Sprawdź teraz',
  'state.checking': 'Sprawdzanie…',
  'state.online': 'Połączony',
  'state.offline': 'Rozłączony',
  'state.unknown': 'Nieznany',
  since: 'od {time}',
  said: 'Stan połączenia: {state}',
  checked: 'Ostatnio sprawdzono o {time}',
  'checked.never': 'Jeszcze nie sprawdzono',
  'offline.text': 'Żadne urządzenie nie jest połączone.',
  'state.cut': 'Brak połączenia',
  'cut.text':
    'To urządzenie nie dostaje od nas teraz odpowiedzi. Sprawdź jego połączenie z internetem; połączony VPN może nadal działać.',
  'unknown.text': 'Serwer VPN nie odpowiada. Połączone urządzenie może nadal działać.',
  'unclear.text': 'Z odpowiedzi serwera VPN nie wynika, czy jakieś urządzenie jest połączone.',
  'unknown.sessions': 'Tak było ostatnio.',
  ended: 'Nie ma czego pokazać: {reason}',
  notReady: 'Połączenia pojawią się tu, gdy konto VPN będzie na serwerze.',
  live: 'Na żywo',
  otherProtocol: 'Inny protokół',
  'field.network': 'Sieć',
  'field.ip': 'Adres IP w VPN',
  'field.endpoint': 'Skąd',
  'field.handshake': 'Ostatnie uzgodnienie',
  'field.connected': 'Połączony od',
  'field.down': 'Pobrano',
  'field.up': 'Wysłano',
  notTold: 'nie podano',
} satisfies Translation<typeof english>;
