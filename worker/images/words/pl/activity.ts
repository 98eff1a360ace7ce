import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/activity.ts';

export default {
  uploaded: 'Przesłano obraz {name}',
} satisfies Translation<typeof english>;
