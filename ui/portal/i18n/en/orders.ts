import { catalog } from '../../../i18n/catalog.ts';

export const english = {
  'store.title': 'Choose a plan',
  'store.lead': 'Your VPN is set up by itself right after you order.',
  'store.choose': 'Choose',
  'store.setup': 'plus {amount} once for setup',
  'store.or': 'or {price}',
  'store.periods': { one: '{n} more period', other: '{n} more periods' },
  'store.net': 'Prices are net. Tax is added when you add funds.',
  'store.empty.title': 'No plans at the moment',
  'store.empty.text': 'There is nothing to order right now. Please come back later.',

  'order.title': 'Order',
  'order.period': 'How often do you want to pay?',
  'order.saving': '{percent}% less than monthly',
  'order.now': 'Order now',
  'order.payAndOrder': 'Pay {amount} and order',
  'order.byItself': 'Your order goes through by itself when the payment arrives.',
  'order.gone.title': 'Order',
  'order.gone.head': 'This plan is no longer sold',
  'order.gone.text': 'It was changed or taken out of the shop. Other plans are waiting for you.',
  'order.gone.action': 'See all plans',

  'summary.title': 'Summary',
  'summary.plan': '{name} · {period}',
  'summary.setup': 'Setup, once',
  'summary.today': 'Total',
  'summary.balance': 'Your balance',
  'summary.available': 'Available with your credit limit',
  'summary.after': 'Balance afterwards',
  'summary.short': 'Missing',
  'summary.pay': 'To pay now',
  'summary.tax': 'To pay now, with {taxes}',
  'summary.tax.one': '{rate} {name}',
  'summary.tax.name': 'tax',
  'summary.then': 'Charged from your balance once your VPN works, then {amount} {per}. The next charge is on',
  'summary.once': 'Charged from your balance once your VPN works, and never again.',
  'summary.net': 'Prices are net; tax is added when you add funds.',

  'problem.price.title': 'The price changed',
  'problem.price.text': 'Nothing was ordered. Look at the new summary and confirm it.',
  'problem.funds.title': 'Your balance is too low',
  'problem.funds.text': 'It changed in the meantime. Nothing was ordered; see the new summary.',
  'problem.proof.title': 'Confirm your e-mail address first',
  'problem.proof.text':
    'Before it takes this order, the shop asks whether mails reach you. The link in the mail brings you back here; nothing was ordered yet.',
  'problem.proof.send': 'Send the link',
  'problem.proof.sent': 'The link is on its way to {email}. It works for 24 hours.',
  'problem.proof.again': 'Send it again',
  'problem.proof.other': 'Use another address',
  'problem.proof.again.text':
    'Before it takes this payment, the shop asks whether mails reach you. The link in the mail brings you back here; the order waits meanwhile.',
  'problem.plan.title': 'This plan cannot be ordered now',
  'problem.plan.text': 'Nothing was ordered. Choose another plan.',
} as const;

export const t = catalog(english, import.meta.glob('../*/orders.ts'));
