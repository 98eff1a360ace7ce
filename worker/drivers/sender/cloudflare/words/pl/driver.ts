import type { Translation } from '../../../../../kernel/words/message.ts';
import type english from '../en/driver.ts';

export default {
  'field.from': 'Adres nadawcy',
  'field.from.help':
    'Z domeny, którą to konto Cloudflare ma przygotowaną do wysyłania. Wdrożenie potrzebuje powiązania.',
  'field.fromName': 'Nazwa nadawcy',
  'field.replyTo': 'Odpowiedzi trafiają do',
  'field.replyTo.help': 'Puste: na adres nadawcy.',
} satisfies Translation<typeof english>;
