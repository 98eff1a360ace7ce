import type { Translation } from '../../../i18n/catalog.ts';
import type { english } from '../en/booked.ts';

export default {
  reserved: 'Na plan {plan}',
  used: 'Rezerwacja wykorzystana',
  returned: 'Rezerwacja zwrócona',
  returnedWhy: 'Rezerwacja zwrócona: {why}',
  payment: 'Wpłata za {number}',
  topUp: 'Doładowanie salda',
  charge: '{plan}, usługa {number}: {what}',
  'what.setup': 'opłata początkowa',
  'what.one_time': 'jednorazowo',
  'what.hourly': 'za godzinę',
  'what.daily': 'za dzień',
  'what.weekly': 'za tydzień',
  'what.bi_weekly': 'za dwa tygodnie',
  'what.monthly': 'za miesiąc',
  'what.quarterly': 'za kwartał',
  'what.semi_annually': 'za pół roku',
  'what.annually': 'za rok',
  'what.biennially': 'za dwa lata',
  'what.triennially': 'za trzy lata',
} satisfies Translation<typeof english>;
