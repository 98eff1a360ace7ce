import { catalog } from '../../../i18n/catalog.ts';

export const english = {
  'filter.client': 'Client',
  'filter.currency': 'Currency',
  'filter.service': 'Service',
  reason: 'Reason, for the customer',
  'reason.service': 'The customer reads it on the page of the service.',
  'reason.payment': 'The customer reads it on the page of the payment.',
  note: 'Internal note',
  'note.help': 'Only staff read it, in the activity log.',
  'recent.all': 'See all',
  'recent.none': 'None yet',
} as const;

export const r = catalog(english, import.meta.glob('../*/record.ts'));
