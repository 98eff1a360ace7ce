export default {
  confirmed: 'The payment of {number} arrived',
  declined: 'The payment of {number} will not come: {reason}',
  cancelled: 'Stopped waiting for a payment: {number} was cancelled.',
  asked: 'Asked to add funds',
} as const;
