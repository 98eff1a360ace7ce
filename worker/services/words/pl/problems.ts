import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/problems.ts';

export default {
  notReady: 'Ta usługa nie jest jeszcze gotowa.',
  notActive: 'Ta usługa nie jest aktywna.',
} satisfies Translation<typeof english>;
