import type { Translation } from '../../../i18n/catalog.ts';
import type { english } from '../en/billing.ts';

export default {
  'speed.unlimited': 'Prędkość bez limitu',
  'speed.same': '{speed} pobierania i wysyłania',
  'speed.both': '{down} pobierania, {up} wysyłania',

  price: '{amount} {per}',
  'per.one_time': 'jednorazowo',
  'per.hourly': 'za godzinę',
  'per.daily': 'za dzień',
  'per.weekly': 'za tydzień',
  'per.bi_weekly': 'za dwa tygodnie',
  'per.monthly': 'za miesiąc',
  'per.quarterly': 'za kwartał',
  'per.semi_annually': 'za pół roku',
  'per.annually': 'za rok',
  'per.biennially': 'za dwa lata',
  'per.triennially': 'za trzy lata',

  'period.one_time': 'Jednorazowo',
  'period.hourly': 'Co godzinę',
  'period.daily': 'Codziennie',
  'period.weekly': 'Co tydzień',
  'period.bi_weekly': 'Co dwa tygodnie',
  'period.monthly': 'Miesięcznie',
  'period.quarterly': 'Kwartalnie',
  'period.semi_annually': 'Półrocznie',
  'period.annually': 'Rocznie',
  'period.biennially': 'Co dwa lata',
  'period.triennially': 'Co trzy lata',
} satisfies Translation<typeof english>;
