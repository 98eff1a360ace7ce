import type { Titles } from '../../../kernel/words/titles.ts';
import type { problems } from '../../module.ts';

export default {
  termination_requested: 'O zakończenie tej usługi już poproszono.',
} satisfies Titles<typeof problems>;
