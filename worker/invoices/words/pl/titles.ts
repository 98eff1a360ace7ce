import type { Titles } from '../../../kernel/words/titles.ts';

export default {
  document_settled: 'Ten dokument nie czeka na płatność.',
} satisfies Titles;
