import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/reasons.ts';

export default {
  clock: 'Zegar nie mógł obsłużyć tej usługi: {why}',
} satisfies Translation<typeof english>;
