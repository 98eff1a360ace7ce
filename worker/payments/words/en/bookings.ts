export default {
  payment: 'Payment of {number}',
  'payment.late': 'Late payment of {number}, which was cancelled before',
  topUp: 'Balance top-up',
} as const;
