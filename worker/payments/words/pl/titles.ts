import type { Titles } from '../../../kernel/words/titles.ts';

export default {
  payment_settled: 'O tej płatności już zdecydowano.',
  payment_reference_taken: 'Płatność z tym odniesieniem została już zaksięgowana.',
} satisfies Titles;
