import type { Translation } from '../../../i18n/catalog.ts';
import type { english } from '../en/home.ts';

export default {
  title: 'Start',
  greeting: 'Witaj, {name}',
  lasts: 'Wystarczy do',
  'lasts.beyond': 'Wystarczy na ponad rok',
  transactions: 'Transakcje',

  services: 'Twoje VPN',
  'services.more': 'Zamów kolejny',
  'services.noneNow': 'W tej chwili nie masz żadnego VPN.',
  'services.ended': {
    one: '{n} zakończony',
    few: '{n} zakończone',
    many: '{n} zakończonych',
    other: '{n} zakończonego',
  },
  'services.status': 'Status',
  'services.ordered': 'Zamówiono',
  'services.paidThrough': 'Opłacony do',
  'service.next': 'Następna opłata',
  'service.ends': 'Kończy się',

  'empty.title': 'Uruchom swój pierwszy VPN',
  'empty.text':
    'Wybierz plan, a VPN uruchomi się sam. Potem zeskanuj kod telefonem albo pobierz jeden plik na komputer.',
  'empty.action': 'Zobacz plany',
} satisfies Translation<typeof english>;
