import type { Titles } from '../../../kernel/words/titles.ts';

export default {
  mail_not_failed: 'Ponownie wysłać można tylko wiadomość nieudaną albo wstrzymaną.',
  mail_held:
    'Na ten adres, z tego konta lub z tej sieci wysłano już tyle wiadomości, że na razie żadna więcej nie wyjdzie.',
  mail_text_gone: 'Jej odnośniki i konfiguracja nie są już przechowywane, więc nie można jej wysłać tak, jak powstała.',
} satisfies Titles;
