import type { ConfigText } from './config-query.ts';

/** Names as their projects write them; the order in which they are offered. */
export const PROTOCOLS: readonly { key: ConfigText['protocol']; name: string }[] = [
  { key: 'wireguard', name: 'WireGuard' },
  { key: 'amneziawg', name: 'AmneziaWG' },
  { key: 'openvpn', name: 'OpenVPN' },
  { key: 'ikev2', name: 'IKEv2' },
];

/** The same text as a file, with its name from the server. */
export const fileHref = (serviceId: string, protocol: ConfigText['protocol']): string =>
  `/api/v1/client/services/${serviceId}/files/${protocol}`;
