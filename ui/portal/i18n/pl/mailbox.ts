import type { Translation } from '../../../i18n/catalog.ts';
import type { english } from '../en/mailbox.ts';

export default {
  'mailbox.title': 'Skrzynka wersji pokazowej',
  'mailbox.lead': 'Ostatnie 50 wiadomości, które wysłałby ten sklep. Żadna go nie opuszcza.',
  'mailbox.date': 'Wysłano',
  'mailbox.recipient': 'Odbiorca',
  'mailbox.empty': 'Nie ma jeszcze wiadomości',
  'mailbox.empty.text': 'Załóż konto albo złóż zamówienie, a wiadomości pojawią się tutaj.',
  'mailbox.to': 'Do {to}',
  'mailbox.attached': 'Załącznik: {name}',
} satisfies Translation<typeof english>;
