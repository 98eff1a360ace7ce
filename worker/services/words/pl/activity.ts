import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/activity.ts';

export default {
  named: 'Usługa {number} ma nazwę „{label}”',
} satisfies Translation<typeof english>;
