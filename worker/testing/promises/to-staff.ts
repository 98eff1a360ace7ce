import type { Promises } from './index.ts';

/** What staff read on the console. */
export const TO_STAFF: Promises = {
  'durable/server-poller.test.ts': {
    'nobody watches: nobody asks': ['console/help settings.live'],
  },
  'ui/console/services/pairs.test.ts': {
    'keeps what the product dropped since': ['console/services pair.dropped'],
  },
  'ui/console/session/lifetime.test.ts': {
    'an idle console is warned two minutes before its session ends': [
      'console/settings field.staffIdle.help',
      'console/shell ends.idle.text',
    ],
  },
  'worker/accounts/own-account.test.ts': {
    'given two sessions and one that ran out, the client’s users show the two; ending them signs both out': [
      'console/clients users.end.lost',
    ],
  },
  'worker/accounts/session.test.ts': {
    'a client set to': ['console/clients field.status.help'],
  },
  'worker/catalog/group.test.ts': {
    'with products is not deleted': ['console/catalog productGroups.lost.text'],
  },
  'worker/catalog/product.test.ts': {
    'that was sold is not deleted': ['console/catalog delete.text'],
    'that was never sold is deleted with its prices and pairs': ['console/catalog delete.lost.*'],
  },
  'worker/ledger/proof.test.ts': {
    'names a balance that somebody changed by hand, and the nightly task': ['console/proof proof.never.text'],
  },
  'worker/ledger/schema.test.ts': {
    'are never changed or deleted': ['console/finance transactions.empty.text'],
  },
  'worker/links/links.test.ts': {
    'wrong, unknown, used, expired, revoked and paused links': ['console/services terminate.lost.configs'],
  },
  'worker/monitoring/activity.test.ts': {
    'an entry outlives its actor, and cannot be altered': ['console/monitoring activity.empty.text'],
  },
  'worker/monitoring/attention.test.ts': {
    'has one row, that of its service': ['console/overview attention.none.text'],
  },
  'worker/monitoring/module-log.test.ts': {
    'grows without end: what is older than 14 days goes': ['console/module-log empty.text'],
    'needs a permission of its own; done, the log is empty': ['console/module-log clear.lost'],
  },
  'worker/monitoring/overview.test.ts': {
    'tells when the clock stopped': ['console/overview attention.clock'],
    'given a panel whose licence ends': ['console/overview attention.licence.*', 'console/overview servers.licence.*'],
  },
  'worker/notifications/mail.test.ts': {
    'is listed to staff with its link masked': ['console/monitoring mails.empty.text'],
    'a shop without a real sender does not say “sent”': ['console/settings senders.empty.text'],
    'is by the first sender that is in use': ['console/settings senders.help.position'],
  },
  'worker/notifications/verbs/test-sender.test.ts': {
    'keeps its password sealed': ['console/settings senders.sections.settings.text'],
  },
  'worker/orders/orders.test.ts': {
    'a plan without a price': ['console/catalog price.none'],
    'a hidden or retired plan, and one in a hidden group, is refused at commit': ['console/help product.visibility'],
  },
  'worker/orders/paid-otherwise.test.ts': {
    '%s: its proforma is cancelled with it; money that comes late is on the balance': [
      'console/finance payment.confirm.late',
    ],
    'is kept for its delay and can be paid in another way at once': ['console/finance payment.decline.text'],
  },
  'worker/orders/waiting.test.ts': {
    'is kept, as the question to staff says': ['console/finance document.cancel.text'],
  },
  'worker/payments/add-funds.test.ts': {
    'outside the bounds of the settings is refused': ['console/help settings.topUp'],
    'issues a PRO-n that is due in seven days, with the customer and the shop on it': [
      'console/overview step.company.text',
    ],
    'an unknown gateway, and a simulated one in production': ['console/settings instance.simulated'],
  },
  'worker/payments/gateways.test.ts': {
    'a key stays': ['console/settings gateways.help.key'],
    'an edit that leaves the secret out keeps it: it is never answered': [
      'console/settings gateways.sections.settings.text',
    ],
  },
  'worker/payments/payment.test.ts': {
    'issuer and customer stay on the documents as they were': ['console/help settings.company'],
  },
  'worker/payments/settled.test.ts': {
    'turns the proforma into an invoice and credits the wallet': ['console/finance payment.confirm.text'],
    'one bank reference pays one proforma': ['console/finance payment.confirm.reference.help'],
  },
  'worker/provisioning/verbs/cancel-failed-order.test.ts': {
    'ends an order that was never delivered and releases what was held': ['console/services cancel.text'],
  },
  'worker/provisioning/verbs/cancel-order.test.ts': {
    'accepting it, the money is free at once': ['console/services cancel.acceptStranded*'],
  },
  'worker/provisioning/verbs/change-package.test.ts': {
    'given new speeds on its own product': ['console/services package.text'],
  },
  'worker/provisioning/verbs/saga/choose.test.ts': {
    'without a ticked network none is sent': ['console/catalog pairs.none'],
  },
  'worker/reconcile/tasks.test.ts': {
    'given three servers of which one does not answer': ['console/reconcile empty.text'],
  },
  'worker/reconcile/verbs/compare-server.test.ts': {
    'given orphans and drift': ['console/reconcile panel.text'],
    'an account of a name like ours that this shop never made is left alone': ['console/reconcile fact.foreign'],
    'four of four is too many to be true': ['console/reconcile stopped.*'],
    'an account that is gone is made anew when staff ask for it': ['console/services recreate.*'],
  },
  'worker/reconcile/verbs/recreate-account.test.ts': {
    'is shown as missing; compared, its service needs attention': [
      'console/reconcile change.*',
      'console/services presence.missing.text',
    ],
  },
  'worker/renewals/verbs/charge.test.ts': {
    'given a plan whose price was changed after it was ordered': ['console/help product.prices'],
  },
  'worker/renewals/verbs/end.test.ts': {
    'given a suspended service': ['console/services why.ends'],
  },
  'worker/renewals/verbs/look-at-funds.test.ts': {
    'is not told where the product says never': ['console/catalog field.lowBalanceDays.help'],
  },
  'worker/renewals/verbs/suspend.test.ts': {
    'with grace hours it goes on until they have passed': ['console/catalog field.graceHours.help'],
    'within a minute the service goes on': ['console/help product.delays'],
  },
  'worker/renewals/verbs/turn-service.test.ts': {
    'one in the state %s can be ended, and its account goes': ['console/services terminate.text'],
  },
  'worker/servers/contract.test.ts': {
    'given a panel as the driver knows it': ['console/servers contract.none'],
  },
  'worker/servers/limits.test.ts': {
    'is honoured though the panel has room': ['console/help server.limits*'],
  },
  'worker/servers/round.test.ts': {
    'given a licence that ends': ['console/servers alert.*'],
  },
  'worker/servers/server.test.ts': {
    'a wrong token is named before anything is saved': ['console/servers section.connection.text'],
    'saved with a token only is listed': ['worker/drivers/provisioning/puqvpncp/driver field.token.help'],
  },
  'worker/services/verbs/read-my-services.test.ts': {
    'given a server with notes': ['console/servers section.notes.text'],
  },
  'worker/staff/own-session.test.ts': {
    'ends after the time that the settings say, however often its page refreshes': ['console/help settings.staff'],
    'is never kept beyond 12 hours': ['console/shell ends.ending.text'],
  },
  'worker/staff/session.test.ts': {
    'the set-up link makes the first administrator with every permission': ['console/shell setup.lead'],
  },
  'worker/staff/tokens.test.ts': {
    'given some, the token does those and nothing else': ['console/help token.form'],
    'gives no more and no longer than it has': ['console/scopes scope.tokens.own'],
    'once revoked takes all that it made with it': ['console/settings token.revoke.text'],
  },
};
