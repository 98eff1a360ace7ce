import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/releases.ts';

export default {
  failed: 'nie udało się uruchomić usługi',
  cancelled: 'zamówienie anulowano',
} satisfies Translation<typeof english>;
