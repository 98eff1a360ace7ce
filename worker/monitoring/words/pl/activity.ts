import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/activity.ts';

export default {
  'moduleLog.cleared': 'Usunięto wszystkie wpisy dziennika modułów',
  'job.retried': 'Zadanie {name} wróciło do kolejki',
  'job.dismissed': 'Odrzucono nieudane zadanie {name}',
} satisfies Translation<typeof english>;
