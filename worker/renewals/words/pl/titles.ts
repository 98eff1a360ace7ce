import type { Titles } from '../../../kernel/words/titles.ts';

export default {
  termination_requested: 'O zakończenie tej usługi już poproszono.',
} satisfies Titles;
