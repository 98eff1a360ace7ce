import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/problems.ts';

export default {
  'funds.missing': 'Do tego zamówienia brakuje {missing}. Doładuj konto albo wybierz sposób płatności.',
  'pay.waitsNot': 'To zamówienie nie czeka na płatność.',
  'period.notSold': 'Ten plan nie jest sprzedawany na taki okres w walucie {currency}.',
} satisfies Translation<typeof english>;
