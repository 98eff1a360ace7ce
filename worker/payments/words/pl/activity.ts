import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/activity.ts';

export default {
  confirmed: 'Dotarła płatność za {number}',
  declined: 'Płatność za {number} nie dotrze: {reason}',
  cancelled: 'Nie czekamy już na płatność: {number} anulowano.',
  asked: 'Rozpoczęto doładowanie salda',
} satisfies Translation<typeof english>;
