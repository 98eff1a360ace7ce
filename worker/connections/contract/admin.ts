import { byId, endpoint, tag } from '../../kernel/contract.ts';
import { liveServer, liveStatus } from './model.ts';

const tags = tag('Connections', 'Who is connected through a VPN server now.');

export const connections = {
  /** The same as the socket `/live/admin/services/{id}` carries. */
  status: endpoint({ permit: 'staff:services.read', problems: ['not_active', 'not_ready', 'busy'] })
    .route({ method: 'GET', path: '/admin/services/{id}/connections', tags, summary: 'Connections of a service now' })
    .input(byId())
    .output(liveStatus),
  server: endpoint({ permit: 'staff:servers.read', problems: ['busy'] })
    .route({ method: 'GET', path: '/admin/servers/{id}/connections', tags, summary: 'Connections on a VPN server now' })
    .input(byId())
    .output(liveServer),
};
