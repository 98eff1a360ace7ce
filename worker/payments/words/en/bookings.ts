export default {
  payment: 'Payment of {number}',
  topUp: 'Balance top-up',
} as const;
