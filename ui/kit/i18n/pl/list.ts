import type { Translation } from '../../../i18n/catalog.ts';
import type { english } from '../en/list.ts';

export default {
  sort: 'Sortuj',
  'sort.up': '{column}, rosnąco',
  'sort.down': '{column}, malejąco',
  date: 'Data',
  'date.today': 'Dzisiaj',
  'date.week': 'Ostatnie 7 dni',
  'date.month': 'Ostatnie 30 dni',
  'date.thisMonth': 'Ten miesiąc',
  'date.lastMonth': 'Poprzedni miesiąc',
  'date.from': 'Od',
  'date.to': 'Do',
  'date.since': 'od {day}',
  'date.until': 'do {day}',
  'date.apply': 'Pokaż te dni',
  'date.order': 'Ostatni dzień jest przed pierwszym.',
} satisfies Translation<typeof english>;
