/**
 * Every name under which a panel may send a field: a correction after a look at a real panel is one line here.
 * The first name that is present wins, so the documented one comes first.
 */
import type { Protocol } from '../../port.ts';

export type JsonObject = Record<string, unknown>;

export const ALIASES = {
  statusText: ['status'],
  used: ['count_accounts'],
  ceiling: ['count_accounts_available'],
  version: ['version'],
  licenceExpires: ['license', 'expire', 'expires', 'expires_at', 'valid_until'],
  licenceValid: ['license_valid', 'valid'],

  networkName: ['name', 'network_name'],
  description: ['description', 'comment'],
  subnet: ['subnet', 'network', 'ipv4', 'cidr', 'ipv4_subnet'],
  networkClients: ['clients', 'count_clients', 'clients_count'],
  upstream: ['upstream', 'upstream_interface', 'interface', 'out_interface'],
  freeAddresses: ['ips', 'available_ip', 'available_ips', 'available', 'ipv4', 'ip'],

  accountName: ['name', 'client', 'client_name', 'account'],
  accountNetwork: ['network_name', 'network', 'wg_name'],
  ipv4: ['ipv4', 'allowed_IPs', 'allowed_ips', 'ip'],
  username: ['username'],
  password: ['password'],
  accountStatus: ['status', 'enabled'],
  downMbps: ['b_download', 'bandwidth_download'],
  upMbps: ['b_upload', 'bandwidth_upload'],

  sessionAccount: ['name', 'client', 'client_name', 'account'],
  sessionProtocol: ['protocol', 'type'],
  sessionNetwork: ['network', 'network_name'],
  sessionIp: ['ip', 'ipv4', 'virtual_ip', 'virtual_address'],
  sessionEndpoint: ['endpoint', 'real_ip', 'remote_ip', 'real_address', 'remote_address'],
  handshake: ['latest_handshake', 'last_handshake', 'connected_since'],
  serverReceivedBytes: ['transfer_rx', 'bytes_received', 'rx', 'bytes_rx'],
  serverSentBytes: ['transfer_tx', 'bytes_sent', 'tx', 'bytes_tx'],

  day: ['date', 'day'],
  dayDownBytes: ['traffic_download', 'download', 'rx'],
  dayUpBytes: ['traffic_upload', 'upload', 'tx'],

  linkUrl: ['url', 'link', 'otl'],
  linksEnabled: ['enabled', 'enable', 'status'],
  linkMaxUses: ['max_uses', 'uses', 'max_use'],
  linkExpiryDays: ['expiry_days', 'expire_days', 'expiry'],

  configText: ['config', 'text', 'profile', 'wireguard'],
} as const satisfies Record<string, readonly string[]>;

export type Field = keyof typeof ALIASES;

/** How panels spell the four protocols, as keys and as values. */
export const PROTOCOL_NAMES: Record<Protocol, readonly string[]> = {
  wireguard: ['wireguard', 'wg'],
  amneziawg: ['amneziawg', 'amnezia', 'awg'],
  openvpn: ['openvpn', 'ovpn'],
  ikev2: ['ikev2', 'ipsec', 'strongswan'],
};

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The field's value under whichever name it came, or undefined; a null counts as absent. */
export function pick(record: JsonObject, field: Field): unknown {
  const name = ALIASES[field].find((candidate) => record[candidate] !== undefined && record[candidate] !== null);
  return name === undefined ? undefined : record[name];
}

/** The protocol that a key or a value of the panel stands for, or null. */
export function protocolOf(word: unknown): Protocol | null {
  const plain = typeof word === 'string' ? word.toLowerCase().replace(/[^a-z0-9]/g, '') : '';
  const hit = Object.entries(PROTOCOL_NAMES).find(([, names]) => names.includes(plain));
  return hit ? (hit[0] as Protocol) : null;
}
