import { catalog } from '../../../i18n/catalog.ts';

export const english = {
  sort: 'Sort',
  'sort.up': '{column}, ascending',
  'sort.down': '{column}, descending',
  date: 'Date',
  'date.today': 'Today',
  'date.week': 'Last 7 days',
  'date.month': 'Last 30 days',
  'date.thisMonth': 'This month',
  'date.lastMonth': 'Last month',
  'date.from': 'From',
  'date.to': 'To',
  'date.since': 'since {day}',
  'date.until': 'until {day}',
  'date.apply': 'Show these days',
  'date.order': 'The last day is before the first.',
} as const;

export const l = catalog(english, import.meta.glob('../*/list.ts'));
