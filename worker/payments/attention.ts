import { attention } from '../kernel/attention.ts';
import { isOffered } from './rules.ts';
import { waitingPayments } from './store.ts';

/** Money that came, or did not: only staff can say. */
export const paymentsToConfirm = attention({
  permission: 'finance.read',
  rank: 60,
  list: 'payment',
  query({ db, drivers, mode }, limit) {
    const byStaff = Object.values(drivers.gateway).filter(
      (g) => g.capabilities.includes('confirmedByStaff') && isOffered(g, mode),
    );
    return waitingPayments(
      db,
      byStaff.map(({ key }) => key),
      limit,
    );
  },
  items: (rows, { drivers }) =>
    rows.map(({ id, gateway, amountMinor, currency, clientName, documentNumber, createdAt }) => ({
      kind: 'payment',
      level: 'warn',
      id,
      name: drivers.gateway[gateway]?.label ?? gateway,
      amountMinor,
      currency,
      clientName,
      why: documentNumber,
      at: createdAt,
    })),
});
