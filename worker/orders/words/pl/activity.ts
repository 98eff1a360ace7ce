import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/activity.ts';

export default {
  placed: 'Zamówiono „{product}” ({period})',
  paidAnew: 'Wybrano ponownie sposób płatności za usługę {number}',
  'period.one_time': 'jednorazowo',
  'period.hourly': 'co godzinę',
  'period.daily': 'co dzień',
  'period.weekly': 'co tydzień',
  'period.bi_weekly': 'co dwa tygodnie',
  'period.monthly': 'co miesiąc',
  'period.quarterly': 'co kwartał',
  'period.semi_annually': 'co pół roku',
  'period.annually': 'co rok',
  'period.biennially': 'co dwa lata',
  'period.triennially': 'co trzy lata',
} satisfies Translation<typeof english>;
