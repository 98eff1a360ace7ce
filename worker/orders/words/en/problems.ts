export default {
  'funds.missing': 'You need {missing} more for this order. Add funds, or choose a way to pay.',
  'pay.waitsNot': 'This order does not wait for a payment.',
  'period.notSold': 'This plan is not sold for that period in {currency}.',
} as const;
