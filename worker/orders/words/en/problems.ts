export default {
  'funds.missing': 'You need {missing} more for this order. Add funds, or choose a way to pay.',
  'period.notSold': 'This plan is not sold for that period in {currency}.',
} as const;
