import { freeAddresses, subnet } from './addresses.ts';
import { Refusal } from './faults/refusal.ts';
import type { Body } from './http/input.ts';
import { choiceOf, flagOf, hostOf, nameOf, numberOf, textOf, textsOf } from './http/input.ts';
import { drawInt, drawKeyPair } from './rng.ts';
import type { Client, Network, PanelState, Protocol } from './state.ts';
import { PROTOCOLS } from './state.ts';

function protocolsOf(body: Body, before: Network | undefined): Record<Protocol, boolean> {
  const listed = textsOf(body, 'protocols');
  const flag = (protocol: Protocol): boolean =>
    listed ? listed.includes(protocol) : (flagOf(body, protocol) ?? before?.protocols[protocol] ?? false);
  return { wireguard: flag('wireguard'), amneziawg: flag('amneziawg'), openvpn: flag('openvpn'), ikev2: flag('ikev2') };
}

function magicNumbers(state: { rng: number }): Network['magic'] {
  const draw = () => 5 + drawInt(state, 2147483000);
  return [draw(), draw(), draw(), draw()];
}

/** Fields left out keep what the replaced network had, its server keys above all. */
export function buildNetwork(state: { rng: number; networks: Network[] }, body: Body): Network {
  const name = nameOf(body, 'name');
  if (!name) throw new Refusal('validation', 'Name is required', { name: 'required' });
  const before = state.networks.find((network) => network.name === name);
  const cidr = textOf(body, 'cidr') ?? before?.cidr ?? '10.9.0.0/24';
  subnet(cidr);
  const port = (field: string, fallback: number) => numberOf(body, field, 1, 65535) ?? fallback;
  return {
    name,
    description: textOf(body, 'description') ?? before?.description ?? '',
    cidr,
    protocols: protocolsOf(body, before),
    downMbps: numberOf(body, 'b_download', 0, 10000) ?? before?.downMbps ?? 0,
    upMbps: numberOf(body, 'b_upload', 0, 10000) ?? before?.upMbps ?? 0,
    ports: {
      wireguard: port('wireguard_port', before?.ports.wireguard ?? 51820),
      amneziawg: port('amneziawg_port', before?.ports.amneziawg ?? 51920),
      openvpn: port('openvpn_port', before?.ports.openvpn ?? 1194),
    },
    openvpnProto: choiceOf(body, 'openvpn_proto', ['udp', 'tcp']) ?? before?.openvpnProto ?? 'udp',
    upstream: textOf(body, 'upstream') ?? before?.upstream ?? 'eth0',
    domain: hostOf(body, 'domain') ?? before?.domain ?? 'vpn.example.test',
    dns: textsOf(body, 'dns') ?? before?.dns ?? ['9.9.9.9', '149.112.112.112'],
    mtu: numberOf(body, 'mtu', 576, 65535) ?? before?.mtu ?? 1420,
    keys: before?.keys ?? drawKeyPair(state),
    magic: before?.magic ?? magicNumbers(state),
  };
}

/** Form posts send no unticked boxes, so for them an absent protocol means off. */
export function withUnticked(body: Body): Body {
  const unticked = Object.fromEntries(PROTOCOLS.map((protocol) => [protocol, false]));
  return { ...unticked, ...body };
}

export function putNetwork(state: PanelState, body: Body): Network {
  const network = buildNetwork(state, body);
  const at = state.networks.findIndex(({ name }) => name === network.name);
  if (at < 0) state.networks.push(network);
  else state.networks[at] = network;
  return network;
}

export function findNetwork(state: PanelState, name: string): Network {
  const network = state.networks.find((candidate) => candidate.name === name);
  if (!network) throw new Refusal('not_found', 'Network not found');
  return network;
}

export const clientsIn = (state: PanelState, network: Network): Client[] =>
  state.clients.filter((client) => client.network === network.name);

export const takenAddresses = (state: PanelState): Set<string> => new Set(state.clients.map((client) => client.ipv4));

export const freeIn = (state: PanelState, network: Network, max?: number): string[] =>
  freeAddresses(network.cidr, takenAddresses(state), max);
