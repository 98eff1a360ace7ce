import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/bookings.ts';

export default {
  payment: 'Wpłata za {number}',
  topUp: 'Doładowanie salda',
} satisfies Translation<typeof english>;
