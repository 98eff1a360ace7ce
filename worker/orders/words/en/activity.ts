export default {
  placed: 'Ordered “{product}” ({period})',
  'period.one_time': 'one time',
  'period.hourly': 'hourly',
  'period.daily': 'daily',
  'period.weekly': 'weekly',
  'period.bi_weekly': 'bi weekly',
  'period.monthly': 'monthly',
  'period.quarterly': 'quarterly',
  'period.semi_annually': 'semi annually',
  'period.annually': 'annually',
  'period.biennially': 'biennially',
  'period.triennially': 'triennially',
} as const;
