import type { Titles } from '../../../kernel/words/titles.ts';

export default {
  job_not_failed: 'Ponownie uruchomić można tylko zadanie nieudane albo anulowane.',
  job_not_dismissible: 'Odrzucić można tylko nieudane zadanie.',
} satisfies Titles;
