import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/problems.ts';

export default {
  'timeZone.unknown': 'Podaj strefę IANA, na przykład Europe/Warsaw.',
  'currency.unknown': 'Wybierz jedną z walut z listy.',
  'topUp.order': 'Maksimum nie może być mniejsze niż minimum.',
} satisfies Translation<typeof english>;
