import * as z from 'zod/mini';
import { ack, byId, endpoint, instant } from '../../kernel/contract.ts';

const tags = ['My services'];

export const renewals = {
  /**
   * It ends with what is paid, without a refund; an order that waits, a suspended service and one without an end of what
   * is paid end within a minute or so. A second request is `termination_requested`. `endsAt` null: not known yet.
   */
  requestTermination: endpoint({
    permit: 'client',
    idempotent: true,
    problems: ['termination_requested', 'wrong_state', 'stale_write'],
  })
    .route({
      method: 'POST',
      path: '/client/services/{id}/termination',
      tags,
      summary: 'Ask for the end of a service of mine',
    })
    .input(byId())
    .output(z.object({ ok: z.literal(true), endsAt: z.nullable(instant()) })),
  /** As long as it did not end. */
  withdrawTermination: endpoint({ permit: 'client', idempotent: true, problems: ['wrong_state', 'stale_write'] })
    .route({
      method: 'DELETE',
      path: '/client/services/{id}/termination',
      tags,
      summary: 'Keep a service of mine after all',
    })
    .input(byId())
    .output(ack()),
};
