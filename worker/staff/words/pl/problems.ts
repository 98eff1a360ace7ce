import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/problems.ts';

export default {
  'expiry.past': 'Wybierz czas w przyszłości.',
} satisfies Translation<typeof english>;
