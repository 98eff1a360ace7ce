import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/activity.ts';

export default {
  'general.saved': 'Zapisano ustawienia ogólne',
} satisfies Translation<typeof english>;
