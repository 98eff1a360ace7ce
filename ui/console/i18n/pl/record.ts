import type { Translation } from '../../../i18n/catalog.ts';
import type { english } from '../en/record.ts';

export default {
  'filter.client': 'Klient',
  'filter.currency': 'Waluta',
  'filter.service': 'Usługa',
  reason: 'Powód, dla klienta',
  'reason.service': 'Klient przeczyta go na stronie usługi.',
  'reason.payment': 'Klient przeczyta go na stronie płatności.',
  note: 'Notatka wewnętrzna',
  'note.help': 'Przeczyta ją tylko obsługa, w dzienniku działań.',
  'recent.all': 'Zobacz wszystkie',
  'recent.none': 'Jeszcze nic',
} satisfies Translation<typeof english>;
