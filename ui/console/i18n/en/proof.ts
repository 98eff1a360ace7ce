import { catalog } from '../../../i18n/catalog.ts';

export const english = {
  'proof.green': 'Adds up',
  'proof.red': { one: '{n} fault', other: '{n} faults' },
  'proof.never': 'Not proved yet',
  'proof.running': 'Being proved',
  'proof.never.text': 'Every night each balance is held against what was booked.',
  'proof.clients': {
    one: 'Balances of {n} client held against what was booked',
    other: 'Balances of {n} clients held against what was booked',
  },
  'proof.red.title': 'The ledger does not add up',
  'proof.red.text': 'Stop charging and look at these entries first. Correct by a reversing entry, never by an edit.',
  'proof.check.balance': 'Balance',
  'proof.check.transaction': 'Transaction',
  'proof.check.chain': 'Balance before',
  'proof.check.held': 'Held amount',
} as const;

export const t = catalog(english, import.meta.glob('../*/proof.ts'));
