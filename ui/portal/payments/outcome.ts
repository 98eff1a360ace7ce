/** Pure: what became of the order that a payment was made for. */
import type { MyService } from '../../../worker/services/contract/model.ts';

type Order = Pick<MyService, 'status' | 'provisionStatus' | 'cause'>;

const waits = ({ status, provisionStatus }: Order): boolean =>
  status === 'pending' && provisionStatus === 'awaiting_payment';

/** After the money arrived. `waits`: it does not do, or what was ordered is not sold any more; its cause says which. */
export const afterPaid = (order: Order): 'goesOn' | 'waits' | 'cancelled' => {
  if (order.status === 'cancelled') return 'cancelled';
  return waits(order) && order.cause !== null && order.cause.code !== 'awaiting_payment' ? 'waits' : 'goesOn';
};

/** After the payment was declined or withdrawn. */
export const afterRefused = (order: Order): 'kept' | 'cancelled' | 'done' => {
  if (order.status === 'cancelled') return 'cancelled';
  return waits(order) ? 'kept' : 'done';
};
