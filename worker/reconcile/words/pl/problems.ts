import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/problems.ts';

export default {
  'recreate.state': 'Nowe konto dostaje tylko aktywna usługa, której konto zniknęło.',
} satisfies Translation<typeof english>;
