import { catalog } from '../../../i18n/catalog.ts';

export const english = {
  'filter.client': 'Client',
  'filter.currency': 'Currency',
  'filter.service': 'Service',
  'recent.all': 'See all',
  'recent.none': 'None yet',
} as const;

export const r = catalog(english, import.meta.glob('../*/record.ts'));
