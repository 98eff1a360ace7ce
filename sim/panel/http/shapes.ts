import { ceiling, licenceHolds } from '../clients/clients.ts';
import { clientsIn } from '../networks.ts';
import type { Client, Day, Modes, Network, PanelState, Protocol, Session } from '../state.ts';
import { PROTOCOLS } from '../state.ts';
import { handshakeOf } from '../traffic.ts';
import { isoIn, localIn } from '../zone.ts';

export type Row = Record<string, unknown>;

const plain = (modes: Modes, value: number): number | string => (modes.numbers === 'string' ? String(value) : value);

/** Fields that the canonical answers give as text even beside real numbers. */
const texty = (modes: Modes, value: number): number | string => (modes.numbers === 'number' ? value : String(value));

function stamp({ modes, zone }: PanelState, at: number): number | string {
  if (modes.timestamps === 'iso') return isoIn(zone, at);
  if (modes.timestamps === 'local') return localIn(zone, at);
  return texty(modes, Math.floor(at / 1000));
}

export function listed(modes: Modes, rows: Row[], key: string): Row[] | Row {
  return modes.list === 'array' ? rows : Object.fromEntries(rows.map((row) => [String(row[key]), row]));
}

export function hasAmnezia(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 2 || (major === 2 && minor >= 3);
}

export function statusShape(state: PanelState, now: number): Row {
  const { modes } = state;
  return {
    count_accounts: plain(modes, state.clients.length),
    count_accounts_available: plain(modes, ceiling(state, now)),
    count_wireguard: plain(modes, state.networks.length),
    license: isoIn(state.zone, state.licence.expires),
    license_valid: licenceHolds(state, now),
    status: state.loading ? `Loading (${state.loading.step})` : 'OK',
    version: modes.version,
  };
}

function nestedFlags(network: Network, known: readonly Protocol[]): Row {
  const extra: Record<Protocol, Row> = {
    wireguard: { port: network.ports.wireguard },
    amneziawg: { port: network.ports.amneziawg },
    openvpn: { port: network.ports.openvpn, proto: network.openvpnProto },
    ikev2: {},
  };
  return Object.fromEntries(
    known.map((protocol) => [
      protocol,
      network.protocols[protocol] ? { enabled: true, ...extra[protocol] } : { enabled: false },
    ]),
  );
}

function flags(modes: Modes, network: Network, detailed: boolean): Row {
  const known = PROTOCOLS.filter((protocol) => protocol !== 'amneziawg' || hasAmnezia(modes.version));
  if (modes.flags === 'list') return { protocols: known.filter((protocol) => network.protocols[protocol]) };
  if (modes.flags === 'yes') {
    return Object.fromEntries(
      known.map((protocol) => [`${protocol}_enabled`, network.protocols[protocol] ? 'yes' : 'no']),
    );
  }
  if (modes.flags === 'nested' && detailed) return nestedFlags(network, known);
  return Object.fromEntries(known.map((protocol) => [protocol, network.protocols[protocol]]));
}

export function networkShape(state: PanelState, network: Network, detailed: boolean): Row {
  const { modes } = state;
  const more = { domain: network.domain, dns1: network.dns[0] ?? '', dns2: network.dns[1] ?? '' };
  return {
    name: network.name,
    description: network.description,
    network: network.cidr,
    upstream: network.upstream,
    ...flags(modes, network, detailed),
    b_download: plain(modes, network.downMbps),
    b_upload: plain(modes, network.upMbps),
    clients: plain(modes, clientsIn(state, network).length),
    ...(detailed ? more : {}),
  };
}

export function clientShape({ modes }: PanelState, client: Client): Row {
  return {
    name: client.name,
    network_name: client.network,
    ipv4: client.ipv4,
    ipv6: '',
    username: client.username,
    password: client.password,
    status: client.enabled ? 'enable' : 'disable',
    b_download: texty(modes, client.downMbps),
    b_upload: texty(modes, client.upMbps),
    private_key: client.keys.privateKey,
    public_key: client.keys.publicKey,
  };
}

function sessionShape(state: PanelState, session: Session, now: number): Row {
  const client = state.clients.find(({ name }) => name === session.client);
  const { modes } = state;
  const row: Row = {
    protocol: session.protocol,
    name: session.client,
    network: client?.network ?? '',
    ip: client?.ipv4 ?? '',
    endpoint: session.endpoint,
  };
  const counters = { transfer_rx: plain(modes, session.rx), transfer_tx: plain(modes, session.tx) };
  if (session.protocol === 'openvpn') return { ...row, connected_since: stamp(state, session.since), ...counters };
  if (session.protocol === 'ikev2') {
    const proposals = { ike_proposal: 'AES_CBC_256/HMAC_SHA2_256_128/MODP_2048', esp_proposal: 'AES_GCM_16_128' };
    return { ...row, ...proposals, duration: plain(modes, Math.floor((now - session.since) / 1000)), ...counters };
  }
  return { ...row, latest_handshake: stamp(state, handshakeOf(session, now)), ...counters };
}

/** Nobody online is `[]` in every shape. */
export function onlineShape(state: PanelState, now: number): unknown {
  const rows = state.sessions.map((session) => sessionShape(state, session, now));
  if (rows.length === 0 || state.modes.online === 'flat') return rows;
  if (state.modes.online === 'byname') return Object.groupBy(rows, (row) => String(row.name));
  const without = ({ protocol: _, ...row }: Row): Row => row;
  return Object.fromEntries(
    PROTOCOLS.map((protocol) => [protocol, rows.filter((row) => row.protocol === protocol).map(without)]),
  );
}

export function trafficShape({ modes }: PanelState, client: string, days: [string, Day][]): Row[] | Row {
  const rows = days.map(([date, day]) => ({
    client,
    date,
    traffic_download: plain(modes, day.down),
    traffic_upload: plain(modes, day.up),
  }));
  return listed(modes, rows, 'date');
}

export const availableShape = (modes: Modes, free: string[]): unknown =>
  modes.list === 'array' ? free : { ips: free };
