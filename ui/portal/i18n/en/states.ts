import { catalog } from '../../../i18n/catalog.ts';

export const english = {
  'state.awaitingPayment': 'Waiting for payment',
  'state.awaitingFunds': 'Balance too low',
  'state.settingUp': 'Setting up',
  'state.failed': 'Not set up',
  'state.delayed': 'Delayed',
  'state.active': 'Active',
  'state.missing': 'Being repaired',
  'state.suspended': 'Suspended',
  'state.blocked': 'Blocked',
  'state.byHand': 'In our hands',
  'state.cancelled': 'Cancelled',
  'state.terminated': 'Ended',
} as const;

/** Apart from the words of the service page, because the home page needs only these. */
export const t = catalog(english, import.meta.glob('../*/states.ts'));
