import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/problems.ts';

export default {
  'welcome.state': 'Do usługi w stanie „{status}” nie ma czego powitać.',
} satisfies Translation<typeof english>;
