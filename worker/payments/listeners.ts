import { proformaCancelled } from '../invoices/index.ts';
import { listener } from '../kernel/app.ts';
import { reads } from '../kernel/db/db.ts';
import { pendingOfDocument } from './store.ts';
import { closePayment } from './verbs/decide-payment.ts';

/** Nobody waits for the payment of a cancelled proforma. */
export const closePayments = listener(proformaCancelled, 'payments.close', async (ctx, { documentId }) => {
  const [rows] = await reads(ctx.db, [pendingOfDocument(ctx.db, documentId)]);
  for (const row of rows) await closePayment(ctx, row);
  return undefined;
});
