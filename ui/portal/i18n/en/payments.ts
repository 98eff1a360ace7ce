import { catalog } from '../../../i18n/catalog.ts';

export const english = {
  'add.title': 'Add funds',
  'add.lead': 'Your balance is {balance}. Your plans are paid from it.',
  'add.amount': 'Amount to add',
  'add.presets': 'Common amounts',
  'add.range': 'From {min} to {max}. Tax comes on top.',
  'add.low': 'The least you can add is {amount}.',
  'add.high': 'The most you can add at once is {amount}.',
  'add.pay': 'Pay {amount}',
  'add.continue': 'Continue to payment',
  'add.instructions': 'Show payment details',

  gateways: 'How to pay',
  'gateways.none': 'No way to pay is set up at the moment. Please try again later.',
  'gateways.simulated': 'A simulation: no money moves',
  'gateways.byStaff': 'Confirmed by our staff when the money arrives',

  'sums.net': 'Added to your balance',
  'sums.tax': '{name} {rate}',
  'sums.tax.name': 'Tax',
  'sums.total': 'You pay',
  'sums.after': 'Balance afterwards',

  'pay.loading': 'Payment',
  'pay.title': 'Pay {amount}',
  'pay.for': 'For proforma {number}',
  'pay.paid': 'Payment received',
  'pay.declined': 'Payment declined',
  'pay.cancelled': 'Payment cancelled',
  'pay.test': 'Test payment',
  'pay.home': 'Back to home',
  'pay.document': 'See the document',
  'pay.check': 'Check again',
  'pay.elsewhere': 'Waiting for your payment',
  'pay.elsewhere.text':
    'Pay on the page of {gateway}. While it is open, this page looks for the payment by itself, for five minutes.',
  'pay.open': 'Pay {amount}',

  simulation: 'Simulated payment page',
  'simulation.text': 'This stands in for a real payment provider. No money moves, and no card is asked for.',
  'simulation.approve': 'Approve payment',
  'simulation.decline': 'Decline',

  'bank.title': 'Pay by bank transfer',
  'bank.amount': 'Amount',
  'bank.reference': 'Payment reference',
  'bank.until': 'It must arrive before',
  'bank.after':
    'Our staff confirm the payment when the money arrives. You can close this page: nothing more is needed from you.',

  'paid.service': 'Thank you. Your order goes on by itself now.',
  'paid.cancelled': 'The order was cancelled before your payment arrived. The money is on your balance, which is now',
  'paid.balance': 'Thank you. Your balance is now',
  'paid.toService': 'Go to your VPN',
  'declined.text': 'The payment was not approved. Nothing was charged.',
  'cancelled.text': 'This payment was cancelled. Nothing was charged.',
  'declined.again': 'Try another payment',
  'declined.reason': 'Our staff wrote: “{reason}”',
  'declined.kept': 'Your order is kept. Choose another way to pay before',
  'declined.cancelled': 'Its order was cancelled. Nothing is left to pay for it.',
  'declined.done': 'Its order was paid by other money. Nothing is left to pay for it.',
  'declined.order': 'Choose a plan',
  'again.pay': 'Continue to payment',
  'declined.service': 'Go to the order',
} as const;

export const t = catalog(english, import.meta.glob('../*/payments.ts'));
