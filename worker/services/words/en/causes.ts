/** Texts that a customer reads; what staff need beyond them stands in the activity log and in the skipped pairs. */
export default {
  awaiting_payment: 'This order goes through by itself when your payment arrives.',
  awaiting_funds:
    'Your payment arrived, but the balance is too low for this order. It goes through by itself when you add funds.',
  payment_declined: 'The payment for this order was not made. The order waits for another: choose how to pay.',
  cancelled_by_owner: 'You cancelled this order. Nothing was charged.',
  not_sold:
    'This plan is no longer sold as you ordered it, so it was not set up. Your balance is untouched: order again.',
  client_blocked: 'This account may not order.',
  not_deployable: 'No location has room for a new account at the moment. Nothing was charged.',
  name_refused: 'The VPN server did not accept a name for your account. Nothing was charged.',
  caps_failed: 'The VPN server could not set the speed of your plan. Nothing was charged.',
  unconfirmed: 'The VPN server did not confirm your account. We are looking into it; nothing was charged.',
  cleanup: 'The VPN server could not finish your account. We are looking into it; nothing was charged.',
  insufficient_funds:
    'The balance did not cover the next period. Add funds: within a minute or so the service goes on by itself.',
  not_paid_in_time: 'The service was suspended for too long without funds, so it was ended.',
  termination_requested: 'You asked for the end of this service.',
  order_expired_unpaid: 'The payment for this order did not arrive in time, so the order was cancelled.',
  order_expired_funds: 'The balance stayed too low for this order, so the order was cancelled.',
  order_expired_failed: 'This order could not be set up in time, so it was cancelled. It cost nothing.',
  account_missing: 'Your VPN account was not found on its server. We are looking into it.',
  interrupted: 'Setting up your account was interrupted. We are looking into it; nothing was charged.',
} as const;
