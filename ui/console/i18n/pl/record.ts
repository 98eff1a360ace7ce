import type { Translation } from '../../../i18n/catalog.ts';
import type { english } from '../en/record.ts';

export default {
  'filter.client': 'Klient',
  'filter.currency': 'Waluta',
  'filter.service': 'Usługa',
  'recent.all': 'Zobacz wszystkie',
  'recent.none': 'Jeszcze nic',
} satisfies Translation<typeof english>;
