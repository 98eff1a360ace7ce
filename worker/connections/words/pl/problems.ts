import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/problems.ts';

export default {
  'service.notActive': 'Ta usługa nie jest aktywna, więc nie ma połączeń.',
  'service.notReady': 'Ta usługa nie jest jeszcze gotowa. Połączenia pojawią się, gdy będzie.',
} satisfies Translation<typeof english>;
