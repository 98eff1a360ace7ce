export default {
  confirmed: 'The payment of {number} arrived',
  declined: 'The payment of {number} will not come: {reason}',
  cancelled: 'Stopped waiting for a payment: {number} was cancelled.',
  asked: 'Asked to add funds',
  'gateway.created': 'Added the way to pay “{key}”',
  'gateway.changed': 'Changed the way to pay “{key}”',
  'gateway.deleted': 'Deleted the way to pay “{key}”',
} as const;
