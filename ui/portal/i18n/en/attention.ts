import { catalog } from '../../../i18n/catalog.ts';

export const english = {
  'title.awaitingPayment': '{name} waits for your payment',
  'title.awaitingFunds': '{name} waits for funds',
  'title.failed': '{name} could not be set up',
  'title.delayed': '{name} is delayed',
  'title.missing': '{name} does not connect at the moment',
  'title.suspended': '{name} is suspended',
  'title.blocked': '{name} is blocked',
  endsUnpaid: 'If nothing is added, it ends for good on',
  resumes: 'Your balance covers it now. It goes on by itself within a minute or so.',
  pay: 'Pay',
  addMissing: 'Add {amount}',
  details: 'What to do',
  profile: 'Your profile is not complete',
  'profile.text': 'Your documents do not carry your address yet.',
  'profile.action': 'Complete profile',
} as const;

/** Of what stands on top of the home page when something does. */
export const t = catalog(english, import.meta.glob('../*/attention.ts'));
