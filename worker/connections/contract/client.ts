import { byId, endpoint } from '../../kernel/contract.ts';
import { liveStatus } from './model.ts';

export const connections = {
  /** The same as the socket `/live/services/{id}` carries, for those who cannot hold one. */
  status: endpoint({ permit: 'client', problems: ['not_active', 'not_ready', 'busy'] })
    .route({
      method: 'GET',
      path: '/client/services/{id}/connections',
      tags: ['My services'],
      summary: 'Who is connected through my service now',
    })
    .input(byId())
    .output(liveStatus),
};
