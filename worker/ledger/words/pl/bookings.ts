import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/bookings.ts';

export default {
  'hold.used': 'Rezerwacja wykorzystana',
  'hold.returned': 'Rezerwacja zwrócona',
  'hold.returned.why': 'Rezerwacja zwrócona: {why}',
} satisfies Translation<typeof english>;
