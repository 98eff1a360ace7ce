import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/activity.ts';

export default {
  'group.created': 'Utworzono grupę serwerów „{name}”',
  'group.changed': 'Zmieniono grupę serwerów „{name}”',
  'group.deleted': 'Usunięto grupę serwerów „{name}”',
  'server.created': 'Dodano serwer „{name}” ({host})',
  'server.changed': 'Zmieniono serwer „{name}”',
  'server.deleted': 'Usunięto serwer „{name}”',
  'contract.compared': 'Porównano API serwera „{name}” z wymaganiami sterownika: różne operacje: {odd} z {of}',
  alerted: 'Uwaga: {alert}',
  'alert.days30': '„{name}”: licencja panelu kończy się w ciągu 30 dni',
  'alert.days7': '„{name}”: licencja panelu kończy się w ciągu 7 dni',
  'alert.days1': '„{name}”: licencja panelu kończy się w ciągu doby',
  'alert.expired': '„{name}”: licencja panelu wygasła',
  'alert.invalid': '„{name}”: panel podaje, że jego licencja jest nieważna',
  'alert.low': '„{name}”: zajęte jest co najmniej 90 % miejsc',
  'alert.full': '„{name}”: nie ma już wolnego miejsca',
  'test.failed': 'Test połączenia z „{name}” się nie udaje: {why}',
  'test.recovered': 'Połączenie z „{name}” znów działa',
  'tested.works': 'Sprawdzono połączenie z „{name}”: działa',
  'tested.fails': 'Sprawdzono połączenie z „{name}”: nie działa',
} satisfies Translation<typeof english>;
