import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/activity.ts';

export default {
  'cancelled.proforma': 'Anulowano proformę {number}',
  'cancelled.invoice': 'Anulowano fakturę {number}',
} satisfies Translation<typeof english>;
