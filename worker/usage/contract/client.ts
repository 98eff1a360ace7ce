import { endpoint } from '../../kernel/contract.ts';
import { monthInput, usageMonth } from './model.ts';

export const usage = {
  /** Asked of the VPN server at each call. */
  month: endpoint({ permit: 'client', problems: ['not_active', 'upstream_failed'] })
    .route({
      method: 'GET',
      path: '/client/services/{id}/traffic',
      tags: ['My services'],
      summary: 'Traffic of my service, day by day, in one month',
    })
    .input(monthInput)
    .output(usageMonth),
};
