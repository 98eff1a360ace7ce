import { caDerBase64, pki } from '../pki/pki.ts';
import { drawUuid } from '../rng.ts';
import type { Client, Modes, Network } from '../state.ts';

const AWG = { Jc: 4, Jmin: 40, Jmax: 70, S1: 15, S2: 20 };

type Line = [key: string, value: string | number];

function layout(interfaceLines: Line[], peerLines: Line[]): string {
  const indent = ([key, value]: Line) => `\t${key} = ${value}`;
  return ['[Interface]', ...interfaceLines.map(indent), '\t', '[Peer]', ...peerLines.map(indent)].join('\n');
}

/** The variants real panels were seen to produce; `tabs` is the documented one. */
function dress(text: string, mode: Modes['configText']): string {
  if (mode === 'plain') return text.replaceAll('\t', '');
  if (mode === 'glued') return text.replace('[Interface]\n', '[Interface]');
  if (mode === 'crlf') return text.replaceAll('\n', '\r\n');
  return text;
}

function interfaceLines(client: Client, network: Network): Line[] {
  return [
    ['Address', `${client.ipv4}/32`],
    ['DNS', network.dns.join(',')],
    ['MTU', network.mtu],
    ['PrivateKey', client.keys.privateKey],
  ];
}

function peerLines(network: Network, port: number): Line[] {
  return [
    ['PersistentKeepalive', 25],
    ['Endpoint', `${network.domain}:${port}`],
    ['PublicKey', network.keys.publicKey],
    ['AllowedIPs', '0.0.0.0/0, ::/0'],
  ];
}

export function wireguardText(client: Client, network: Network, mode: Modes['configText']): string {
  return dress(layout(interfaceLines(client, network), peerLines(network, network.ports.wireguard)), mode);
}

export function amneziawgText(client: Client, network: Network, mode: Modes['configText']): string {
  const [H1, H2, H3, H4] = network.magic;
  const junk = Object.entries({ ...AWG, H1, H2, H3, H4 });
  return dress(
    layout([...interfaceLines(client, network), ...junk], peerLines(network, network.ports.amneziawg)),
    mode,
  );
}

const block = (tag: string, pem: string): string => `<${tag}>\n${pem.trimEnd()}\n</${tag}>`;

export function openvpnProfile(network: Network): string {
  return [
    'client',
    'dev tun',
    `proto ${network.openvpnProto}`,
    `remote ${network.domain} ${network.ports.openvpn}`,
    'resolv-retry infinite',
    'nobind',
    'persist-key',
    'persist-tun',
    'cipher AES-256-GCM',
    'auth SHA256',
    'compress lz4-v2',
    'key-direction 1',
    'verb 3',
    'auth-user-pass',
    block('ca', pki.ca),
    block('cert', pki.clientCert),
    block('key', pki.clientKey),
    block('tls-auth', pki.tlsAuth),
    '',
  ].join('\n');
}

/** A string that holds JSON, unevenly indented, with a new uuid at every call: so the panel does it. */
export function ikev2Profile(state: { rng: number }, client: Client, network: Network): string {
  const quote = JSON.stringify;
  return `{
  "uuid": ${quote(drawUuid(state))},
    "name": ${quote(`${network.domain} ${client.name}`)},
  "type": "ikev2-eap",
  "remote": {
      "addr": ${quote(network.domain)},
    "id": ${quote(network.domain)},
    "cert": ${quote(caDerBase64())}
  },
    "local": { "eap_id": ${quote(client.username)} }
}`;
}
