import { endpoint } from '../../kernel/contract.ts';
import { monthInput, usageMonth } from './model.ts';

export const usage = {
  /** Asked of the VPN server at each call. */
  month: endpoint({ permit: 'staff:services.read', problems: ['not_active', 'upstream_failed'] })
    .route({
      method: 'GET',
      path: '/admin/services/{id}/traffic',
      tags: ['Services'],
      summary: 'Traffic of a service, day by day, in one month',
    })
    .input(monthInput)
    .output(usageMonth),
};
