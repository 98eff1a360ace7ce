import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/activity.ts';

export default {
  'mail.resent': 'Ponownie wysłano wiadomość powitalną usługi {number} na adres {email}',
  'mail.retried': 'Ponownie wysłano wiadomość na adres {email}',
  'sender.tested': 'Wysłano wiadomość próbną przez {name}',
  'sender.testFailed': 'Wiadomość próbna przez {name} nie została wysłana',
  'sender.created': 'Dodano wysyłkę poczty: {name}',
  'sender.changed': 'Zmieniono wysyłkę poczty: {name}',
  'sender.deleted': 'Usunięto wysyłkę poczty: {name}',
} satisfies Translation<typeof english>;
