import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/reasons.ts';

export default {
  'address.unknown':
    'Sklep nie zna swojego publicznego adresu, do którego prowadzą linki w mailach. Ustaw go w ustawieniach.',
  'user.gone': 'Użytkownik już nie istnieje.',
  'service.gone': 'Usługa już nie istnieje.',
  'document.gone': 'Dokument już nie istnieje.',
  'mail.held':
    'Wstrzymana: na ten adres, z tego konta lub z tej sieci wysłano już tyle wiadomości, ile wolno w godzinę albo w dzień. Jeśli ma wyjść, wyślij ją stąd ponownie.',
} satisfies Translation<typeof english>;
