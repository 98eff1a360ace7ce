import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/bookings.ts';

export default {
  payment: 'Wpłata za {number}',
  'payment.late': 'Spóźniona wpłata za {number}, anulowaną wcześniej',
  topUp: 'Doładowanie salda',
} satisfies Translation<typeof english>;
