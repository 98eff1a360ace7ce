import { catalog } from '../../../i18n/catalog.ts';

export const english = {
  'mailbox.title': 'Mailbox of the demo',
  'mailbox.lead': 'The last 50 mails that this shop would have sent. None leaves it.',
  'mailbox.date': 'Sent',
  'mailbox.recipient': 'Recipient',
  'mailbox.empty': 'No mail yet',
  'mailbox.empty.text': 'Create an account or place an order, and what would have been sent appears here.',
  'mailbox.to': 'To {to}',
  'mailbox.attached': 'Attached: {name}',
} as const;

export const t = catalog(english, import.meta.glob('../*/mailbox.ts'));
