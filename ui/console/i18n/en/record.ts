import { catalog } from '../../../i18n/catalog.ts';

export const english = {
  'window.label': 'Period',
  'window.today': 'Today',
  'window.week': 'Last 7 days',
  'window.month': 'Last 30 days',
  'window.thisMonth': 'This month',
  'window.lastMonth': 'Last month',
  'filter.client': 'Client',
  'filter.currency': 'Currency',
  'filter.service': 'Service',
  'recent.all': 'See all',
  'recent.none': 'None yet',
} as const;

export const r = catalog(english, { pl: () => import('../pl/record.ts') });
