import { catalog } from '../../../i18n/catalog.ts';

export const english = {
  'speed.unlimited': 'Unlimited speed',
  'speed.same': '{speed} down and up',
  'speed.both': '{down} down, {up} up',

  price: '{amount} {per}',
  'per.one_time': 'once',
  'per.hourly': 'per hour',
  'per.daily': 'per day',
  'per.weekly': 'per week',
  'per.bi_weekly': 'per two weeks',
  'per.monthly': 'per month',
  'per.quarterly': 'per quarter',
  'per.semi_annually': 'per half-year',
  'per.annually': 'per year',
  'per.biennially': 'per two years',
  'per.triennially': 'per three years',

  'period.one_time': 'One time',
  'period.hourly': 'Hourly',
  'period.daily': 'Daily',
  'period.weekly': 'Weekly',
  'period.bi_weekly': 'Every two weeks',
  'period.monthly': 'Monthly',
  'period.quarterly': 'Quarterly',
  'period.semi_annually': 'Half-yearly',
  'period.annually': 'Yearly',
  'period.biennially': 'Every two years',
  'period.triennially': 'Every three years',
} as const;

export const t = catalog(english, import.meta.glob('../*/billing.ts'));
