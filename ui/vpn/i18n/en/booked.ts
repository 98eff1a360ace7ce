import { catalog } from '../../../i18n/catalog.ts';

export const english = {
  reserved: 'Reserved for {plan}',
  used: 'Reservation used',
  returned: 'Reservation returned',
  returnedWhy: 'Reservation returned: {why}',
  payment: 'Payment of {number}',
  topUp: 'Balance top-up',
  charge: '{plan}, service {number}: {what}',
  'what.setup': 'setup',
  'what.one_time': 'one time',
  'what.hourly': 'hourly',
  'what.daily': 'daily',
  'what.weekly': 'weekly',
  'what.bi_weekly': 'bi weekly',
  'what.monthly': 'monthly',
  'what.quarterly': 'quarterly',
  'what.semi_annually': 'semi annually',
  'what.annually': 'annually',
  'what.biennially': 'biennially',
  'what.triennially': 'triennially',
} as const;

/** What the ledger and documents say of themselves; they keep it in English. */
export const t = catalog(english, import.meta.glob('../*/booked.ts'));
