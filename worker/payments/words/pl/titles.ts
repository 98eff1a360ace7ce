import type { Titles } from '../../../kernel/words/titles.ts';

export default {
  payment_settled: 'O tej płatności już zdecydowano.',
  payment_reference_taken: 'Płatność z tym odniesieniem została już zaksięgowana.',
  gateway_key_taken: 'Inny sposób płatności ma już ten klucz.',
  gateway_in_use: 'Dokonano przez niego płatności. Zamiast tego go wyłącz.',
} satisfies Titles;
