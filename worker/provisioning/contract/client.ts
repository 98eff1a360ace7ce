import { ack, byId, endpoint } from '../../kernel/contract.ts';

const tags = ['My services'];

export const provisioning = {
  /** Only before the account is being made; what was reserved is free again. A payment on its way fills the balance. */
  cancel: endpoint({ permit: 'client', problems: ['wrong_state', 'hold_settled'] })
    .route({
      method: 'POST',
      path: '/client/services/{id}/cancel',
      tags,
      summary: 'Cancel an order of mine that waits',
    })
    .input(byId())
    .output(ack()),
};
