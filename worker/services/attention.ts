import { textIn } from '../catalog/index.ts';
import { attention } from '../kernel/attention.ts';
import { toldCause } from './rules/cause.ts';
import { stuckServices } from './store/stuck.ts';

const stuck = (provisionStatus: 'needs_attention' | 'error', rank: number) =>
  attention({
    permission: 'services.read',
    rank,
    list: 'service',
    query: ({ db }, limit) => stuckServices(db, provisionStatus, limit),
    items: (rows, { say }) =>
      rows.map(({ id, number, productName, clientName, cause, orderedAt }) => ({
        kind: 'service',
        level: 'danger',
        id,
        number,
        name: textIn(productName, 'en'),
        clientName,
        why: toldCause(cause, say)?.message ?? null,
        at: cause?.at ?? orderedAt,
      })),
  });

export const parkedServices = stuck('needs_attention', 40);
export const failedOrders = stuck('error', 41);
