import type { Titles } from '../../../kernel/words/titles.ts';

export default {
  transaction_exists: 'To zostało już zaksięgowane.',
  account_unknown: 'Takie konto księgowe nie istnieje.',
  currency_mismatch: 'Waluty się różnią.',
  balance_limit: 'Saldo nie może być aż tak duże.',
  hold_settled: 'Środki zarezerwowane na to zamówienie zostały już użyte albo zwrócone.',
} satisfies Titles;
