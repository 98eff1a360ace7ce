import { labelOf } from '../drivers/form.ts';
import { attention } from '../kernel/attention.ts';
import { confirmedByStaff } from './rules.ts';
import { waitingPayments } from './store.ts';

/** Money that came, or did not: only staff can say. */
export const paymentsToConfirm = attention({
  permission: 'finance.read',
  rank: 60,
  list: 'payment',
  query: (ctx, limit) => waitingPayments(ctx.db, confirmedByStaff(ctx.drivers.gateway, ctx.mode), limit),
  items: (rows, { drivers, say }) =>
    rows.map(({ id, gateway, gatewayName, driver, amountMinor, currency, clientName, documentNumber, createdAt }) => ({
      kind: 'payment',
      level: 'warn',
      id,
      name: gatewayName || (drivers.gateway[driver] ? labelOf(drivers.gateway[driver], say) : gateway),
      amountMinor,
      currency,
      clientName,
      why: documentNumber,
      at: createdAt,
    })),
});
