import type { Translation } from '../../../i18n/catalog.ts';
import type { english } from '../en/record.ts';

export default {
  'window.label': 'Okres',
  'window.today': 'Dzisiaj',
  'window.week': 'Ostatnie 7 dni',
  'window.month': 'Ostatnie 30 dni',
  'window.thisMonth': 'Ten miesiąc',
  'window.lastMonth': 'Poprzedni miesiąc',
  'filter.client': 'Klient',
  'filter.currency': 'Waluta',
  'filter.service': 'Usługa',
  'recent.all': 'Zobacz wszystkie',
  'recent.none': 'Jeszcze nic',
} satisfies Translation<typeof english>;
