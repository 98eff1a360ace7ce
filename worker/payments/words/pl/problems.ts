import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/problems.ts';

export default {
  'gateway.reports': 'Ta bramka sama zgłasza płatności; poczekaj na nią albo odrzuć.',
  'amount.zero': 'Podaj kwotę większą od zera.',
  'amount.most': 'Podaj najwyżej {most}.',
  'amount.range': 'Doładuj kwotą od {least} do {most}.',
  'gateway.unknown': 'Wybierz jeden z oferowanych sposobów płatności.',
  'gateway.down': '{gateway} nie przyjmuje teraz płatności. Wybierz inny sposób albo spróbuj później.',
  'gateway.keyStays': 'Płatności są zapisane pod tym kluczem: zostaje. Zamiast tego dodaj inny sposób płatności.',
} satisfies Translation<typeof english>;
