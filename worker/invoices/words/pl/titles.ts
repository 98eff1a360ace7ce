import type { Titles } from '../../../kernel/words/titles.ts';
import type { problems } from '../../module.ts';

export default {
  document_settled: 'Ten dokument nie czeka na płatność.',
} satisfies Titles<typeof problems>;
