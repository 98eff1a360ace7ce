export default {
  confirmed: 'The payment of {number} arrived',
  declined: 'The payment of {number} will not come: {reason}',
  'declined.byGateway': 'The payment of {number} was declined',
  cancelled: 'Stopped waiting for a payment: {number} was cancelled.',
  'confirmed.late': 'The payment of {number} arrived after it was cancelled: its amount is on the balance',
  withdrawn: 'Stopped waiting for the payment of {number}: its order was cancelled',
  covered: 'Stopped waiting for the payment of {number}: its order was paid from the balance',
  asked: 'Asked to add funds',
  'gateway.created': 'Added the way to pay “{key}”',
  'gateway.changed': 'Changed the way to pay “{key}”',
  'gateway.deleted': 'Deleted the way to pay “{key}”',
} as const;
