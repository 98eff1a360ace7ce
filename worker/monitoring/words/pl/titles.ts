import type { Titles } from '../../../kernel/words/titles.ts';
import type { problems } from '../../module.ts';

export default {
  job_not_failed: 'Ponownie uruchomić można tylko zadanie nieudane albo anulowane.',
  job_not_dismissible: 'Odrzucić można tylko nieudane zadanie.',
} satisfies Titles<typeof problems>;
