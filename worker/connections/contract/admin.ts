import { byId, endpoint } from '../../kernel/contract.ts';
import { liveServer, liveStatus } from './model.ts';

const tags = ['Connections'];

export const connections = {
  /** The same as the socket `/live/admin/services/{id}` carries. */
  status: endpoint({ permit: 'staff:services.read' })
    .route({ method: 'GET', path: '/admin/services/{id}/connections', tags, summary: 'Connections of a service now' })
    .input(byId())
    .output(liveStatus),
  server: endpoint({ permit: 'staff:servers.read' })
    .route({ method: 'GET', path: '/admin/servers/{id}/connections', tags, summary: 'Connections on a VPN server now' })
    .input(byId())
    .output(liveServer),
};
