import type { Titles } from '../../../kernel/words/titles.ts';
import type { problems } from '../../module.ts';

export default {
  payment_settled: 'O tej płatności już zdecydowano.',
  payment_reference_taken: 'Płatność z tym odniesieniem została już zaksięgowana.',
} satisfies Titles<typeof problems>;
