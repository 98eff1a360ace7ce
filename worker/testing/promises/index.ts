import { TO_CUSTOMERS } from './to-customers.ts';
import { TO_STAFF } from './to-staff.ts';

/**
 * What sentences of the shop promise, by the test that shows it: file, title (without the ids at its head, and as much as
 * tells it from others), and the sentences by catalog and key. A key that ends in * stands for all that begin so.
 */
export type Promises = Record<string, Record<string, readonly string[]>>;

export const PROMISES: readonly Promises[] = [TO_CUSTOMERS, TO_STAFF];

/** Labels, states, advice and facts of elsewhere: what the shop does is not in them. */
export const NO_PROMISE: readonly string[] = [
  'console/catalog section.own.text',
  'console/catalog section.delays.text',
  'console/help product.general',
  'console/overview step.tested.text',
  'console/palette status.none',
  'console/proof proof.red.text',
  'console/reconcile panel.none',
  'console/servers field.plainHttpAccepted.help',
  'console/servers probe.none',
  'console/services repair.nothing',
  'console/settings field.liveInterval',
  'console/shell shell.demo',
  'kit/kit form.unsaved.text',
  'portal/orders store.empty.text',
  'portal/orders order.gone.head',
  'portal/services config.failed.text',
  'portal/services traffic.noMore',
  'portal/set-up ended',
  'portal/shell shell.demo',
  'vpn/live ended',
  'vpn/traffic none.text',
];
