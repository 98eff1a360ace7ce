import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/bookings.ts';

export default {
  reserved: 'Na plan {plan}',
  setup: '{plan}, usługa {number}: opłata początkowa',
  'period.one_time': '{plan}, usługa {number}: jednorazowo',
  'period.hourly': '{plan}, usługa {number}: za godzinę',
  'period.daily': '{plan}, usługa {number}: za dzień',
  'period.weekly': '{plan}, usługa {number}: za tydzień',
  'period.bi_weekly': '{plan}, usługa {number}: za dwa tygodnie',
  'period.monthly': '{plan}, usługa {number}: za miesiąc',
  'period.quarterly': '{plan}, usługa {number}: za kwartał',
  'period.semi_annually': '{plan}, usługa {number}: za pół roku',
  'period.annually': '{plan}, usługa {number}: za rok',
  'period.biennially': '{plan}, usługa {number}: za dwa lata',
  'period.triennially': '{plan}, usługa {number}: za trzy lata',
  periods: '{period} × {times}',
} satisfies Translation<typeof english>;
