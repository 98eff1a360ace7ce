import type { Translation } from '../../../../../kernel/words/message.ts';
import type english from '../en/driver.ts';

export default {
  label: 'Przelew bankowy',
  'field.instructions': 'Instrukcja',
  'field.instructions.help': 'Widzi to każdy, kto płaci przelewem. {NUMBER} i {CURRENCY} zastępują dane proformy.',
} satisfies Translation<typeof english>;
