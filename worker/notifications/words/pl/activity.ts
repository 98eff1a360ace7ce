import type { Translation } from '../../../kernel/words/message.ts';
import type english from '../en/activity.ts';

export default {
  'mail.resent': 'Ponownie wysłano wiadomość powitalną usługi {number} na adres {email}',
} satisfies Translation<typeof english>;
