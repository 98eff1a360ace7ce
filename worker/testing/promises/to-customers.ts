import type { Promises } from './index.ts';

/** What customers read, on pages and as causes. */
export const TO_CUSTOMERS: Promises = {
  'e2e/customer.e2e.ts': {
    'given a payment on the page of a gateway': ['portal/payments pay.elsewhere.text'],
    'signs up, pays, orders and connects': ['portal/home empty.text'],
  },
  'e2e/links-traffic.e2e.ts': {
    'is made by a customer and opened by somebody else: looking consumes nothing': ['vpn/links once.text'],
    'is revoked after a question, and then opens nothing': ['vpn/links revoke.text'],
  },
  'e2e/set-up.e2e.ts': {
    'waits for the device, and turns to a green tick by itself': ['portal/set-up works.waiting.text'],
  },
  'worker/accounts/email-change.test.ts': {
    'stopped from the old address': ['mail emailChanging'],
    'to an address that somebody has answers': ['mail emailInUse'],
    'given the password, a link goes to the new address': ['portal/account email.new.help'],
    'the link works once': ['mail emailConfirm', 'portal/account link.spent'],
    'to an address that somebody took before it was confirmed': ['portal/account link.taken.text'],
  },
  'worker/accounts/own-sign-in.test.ts': {
    'given three browsers, ends the other two': ['mail passwordChanged'],
    'given two others, ending one signs out there only; ending all others leaves this one': [
      'portal/account sessions.endOthers.lost',
    ],
  },
  'worker/invoices/document.test.ts': {
    'a customer sees its own documents only': ['portal/documents empty.text'],
  },
  'worker/ledger/holds.test.ts': {
    'the customer’s list chains through hold, release and charges': ['portal/wallet empty.text'],
  },
  'worker/ledger/schema.test.ts': {
    'the currency of a client with a wallet stays': ['portal/session signUp.currency.help'],
  },
  'worker/links/links.test.ts': {
    'given a link of its customer, who opens it by POST': ['portal/link spent', 'vpn/links over'],
  },
  'worker/notifications/mail.test.ts': {
    'shows the last 50 mails with working links': ['portal/mailbox mailbox.lead'],
  },
  'worker/orders/orders.test.ts': {
    'a hidden or retired plan, and one in a hidden group, is refused at commit': ['portal/orders problem.plan.*'],
    'a price that changed since the summary is not charged silently': ['portal/orders problem.price.text'],
    'without enough funds and without a way to pay it is refused': ['portal/orders problem.funds.text'],
    'holds setup and first period, and charges nothing until the service works': [
      'portal/services slow.text',
      'portal/services delayed.text',
    ],
  },
  'worker/orders/paid-otherwise.test.ts': {
    '%s: its proforma is cancelled with it; money that comes late is on the balance': [
      'portal/services cancel.payment',
    ],
    'is kept for its delay and can be paid in another way at once': ['portal/payments declined.kept'],
    'is cancelled when its delay is over, and nothing that was asked for it is left to pay': [
      'portal/payments declined.cancelled',
    ],
    '%s: it is set up, nobody is asked for the transfer any more': ['portal/payments declined.done'],
  },
  'worker/orders/proof.test.ts': {
    'asks a buyer whose address nobody has confirmed for that first; the link leads back': [
      'mail emailProof',
      'portal/orders problem.proof.text',
    ],
  },
  'worker/orders/waiting.test.ts': {
    'goes through by itself when the payment arrives': [
      'portal/orders order.byItself',
      'portal/payments bank.after',
      'portal/payments paid.service',
      'worker/services/causes awaiting_payment',
    ],
    'of a plan that was retired, or priced anew, is not set up': ['worker/services/causes not_sold'],
  },
  'worker/payments/add-funds.test.ts': {
    'outside the bounds of the settings is refused': ['portal/payments add.high'],
  },
  'worker/payments/payment.test.ts': {
    'declined by staff cancels its proforma': ['portal/payments declined.text'],
    'given an unpaid proforma, cancelled by staff': ['portal/payments cancelled.text'],
  },
  'worker/provisioning/verbs/cancel-my-order.test.ts': {
    'that was not begun: the money is free at once': [
      'portal/services cancel.lost',
      'worker/services/causes cancelled_by_owner',
    ],
  },
  'worker/provisioning/verbs/provision-service.test.ts': {
    'becomes active on the first pair': ['portal/orders store.lead'],
  },
  'worker/provisioning/verbs/saga/choose.test.ts': {
    'when no pair has room nothing is sent': ['worker/services/causes not_deployable'],
  },
  'worker/provisioning/verbs/saga/make.test.ts': {
    'a name that the panel says is taken gets a suffix; after five the order fails': [
      'worker/services/causes name_refused',
    ],
    'the account is taken back, the order fails and costs nothing': ['worker/services/causes caps_failed'],
    'an account that the panel never confirms': ['worker/services/causes unconfirmed'],
    'an account that cannot be taken back is disabled': ['worker/services/causes cleanup'],
  },
  'worker/provisioning/verbs/saga/made-all-the-same.test.ts': {
    'given a run that breaks by itself to its last attempt': ['worker/services/causes interrupted'],
  },
  'worker/reconcile/verbs/recreate-account.test.ts': {
    'is shown as missing; compared, its service needs attention': ['portal/services notice.missing.text'],
  },
  'worker/renewals/verbs/charge.test.ts': {
    'a one-time service is charged exactly once': ['portal/orders summary.once'],
  },
  'worker/renewals/verbs/end.test.ts': {
    'given a suspended service': ['portal/attention endsUnpaid', 'portal/services fact.endsUnpaid'],
    'of an active service: it runs to the end of what is paid': ['portal/services notice.ending.text'],
    'of a suspended service: it ends at the next run': ['portal/services notice.ending.now'],
    'of a one-time service: at the next run': ['portal/services end.atOnce'],
    'given an account, terminating deletes it': ['portal/services end.lost.devices'],
    'waits for its payment until its delay has passed': ['portal/services cancels'],
    'whose payment came but did not do starts within a minute of any other rise': [
      'worker/services/causes awaiting_funds',
    ],
    'whose set-up failed is cancelled for that reason': ['worker/services/causes order_expired_failed'],
  },
  'worker/renewals/verbs/suspend.test.ts': {
    'within a minute the service goes on': [
      'mail serviceSuspended',
      'portal/attention resumes',
      'portal/services notice.suspended.resumes',
      'worker/services/causes insufficient_funds',
    ],
  },
  'worker/usage/usage.test.ts': {
    'given a month that the panel has forgotten': ['vpn/traffic forgotten*'],
  },
  'worker/accounts/password.test.ts': {
    'a link is mailed to a known address only': ['mail passwordReset'],
  },
  'worker/notifications/service-mail.test.ts': {
    'one that could not be set up is told each time': ['mail serviceFailed'],
  },
  'worker/renewals/verbs/race.test.ts': {
    'a top-up arrives: the service is charged, not suspended': ['mail balanceLow'],
  },
};
