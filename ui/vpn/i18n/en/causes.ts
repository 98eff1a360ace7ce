import { catalog } from '../../../i18n/catalog.ts';

export const english = {
  'cause.awaiting_payment': 'Your order goes through by itself when your payment arrives.',
  'cause.awaiting_funds':
    'Your payment arrived, but the balance is too low for this order. It goes through by itself when you add funds.',
  'cause.payment_declined':
    'The payment for this order did not arrive, so the order was cancelled. Order again if you want it.',
  'cause.cancelled_by_owner': 'You cancelled this order. Nothing was charged.',
  'cause.not_sold':
    'This plan is no longer sold as you ordered it, so it was not set up. Your balance is untouched: order again.',
  'cause.not_deployable': 'No location has room for a new account at the moment. Nothing was charged.',
  'cause.name_refused': 'The VPN server did not accept a name for your account. Nothing was charged.',
  'cause.caps_failed': 'The VPN server could not set the speed of your plan. Nothing was charged.',
  'cause.unconfirmed': 'The VPN server did not confirm your account. We are looking into it; nothing was charged.',
  'cause.cleanup': 'The VPN server could not finish your account. We are looking into it; nothing was charged.',
  'cause.insufficient_funds':
    'The balance did not cover the next period. Add funds: within a minute or so the service goes on by itself.',
  'cause.not_paid_in_time': 'The service was suspended for too long without funds, so it was ended.',
  'cause.termination_requested': 'You asked for the end of this service.',
  'cause.order_expired_unpaid': 'The payment for this order did not arrive in time, so the order was cancelled.',
  'cause.order_expired_funds': 'The balance stayed too low for this order, so the order was cancelled.',
  'cause.order_expired_failed': 'This order could not be set up in time, so it was cancelled. It cost nothing.',
  'cause.suspended_by_staff': 'Our staff suspended it: {reason}',
  'cause.terminated_by_staff': 'Our staff ended it: {reason}',
  'cause.account_missing': 'Your VPN account was not found on its server. We are looking into it.',
  'cause.client_blocked': 'This account may not order at the moment. Write to us.',
  'cause.interrupted': 'Setting up your account was interrupted. We are looking into it; nothing was charged.',
} as const;

/** Why a service is as it is. Apart from the names of its states, because most pages need only those. */
export const t = catalog(english, import.meta.glob('../*/causes.ts'));
