import { createClient, findClient, removeClient, updateClient } from '../clients/clients.ts';
import { amneziawgText, ikev2Profile, openvpnProfile, wireguardText } from '../clients/config-text.ts';
import { issueOtl } from '../clients/otl.ts';
import { qrPng } from '../clients/qr.ts';
import { Refusal } from '../faults/refusal.ts';
import { findNetwork, freeIn } from '../networks.ts';
import type { Client, Network, Protocol } from '../state.ts';
import { monthOf } from '../traffic.ts';
import { isoIn } from '../zone.ts';
import type { Call, Route } from './call.ts';
import { openapi } from './openapi.ts';
import {
  availableShape,
  clientShape,
  hasAmnezia,
  listed,
  networkShape,
  onlineShape,
  statusShape,
  trafficShape,
} from './shapes.ts';

const RELOAD_MS = 3000;

const nameIn = ({ params }: Call): string => params.name ?? '';

type ConfigText = (client: Client, network: Network, call: Call) => string;

/** A protocol that is off in the client's network has no config at all. */
function config(protocol: Protocol, text: ConfigText, dress: (text: string, call: Call) => unknown = (plain) => plain) {
  return (call: Call): unknown => {
    const client = findClient(call.state, nameIn(call));
    const network = findNetwork(call.state, client.network);
    const absent = protocol === 'amneziawg' && !hasAmnezia(call.state.modes.version);
    if (absent || !network.protocols[protocol])
      throw new Refusal('not_found', `${protocol} is not enabled in this network`);
    return dress(text(client, network, call), call);
  };
}

const wireguard: ConfigText = (client, network, { state }) => wireguardText(client, network, state.modes.configText);
const amneziawg: ConfigText = (client, network, { state }) => amneziawgText(client, network, state.modes.configText);

function asQr(text: string, { state }: Call): unknown {
  const png = qrPng(text);
  if (state.modes.qr === 'png') return new Response(png, { headers: { 'content-type': 'image/png' } });
  const base64 = Buffer.from(png).toString('base64');
  return state.modes.qr === 'datauri' ? `data:image/png;base64,${base64}` : base64;
}

function month({ state, params }: Call): unknown {
  const { name = '', year = '', month: text = '' } = params;
  if (!Object.hasOwn(state.departed, name)) findClient(state, name);
  if (!/^20\d\d$/.test(year)) throw new Refusal('validation', 'Wrong year setting', { year: 'wrong' });
  if (!/^(0?[1-9]|1[0-2])$/.test(text)) throw new Refusal('validation', 'Wrong month setting', { month: 'wrong' });
  return trafficShape(state, name, monthOf(state, name, Number(year), Number(text)));
}

function license({ state, now }: Call): unknown {
  const { license: expires, license_valid: valid, count_accounts_available: limit } = statusShape(state, now);
  return { valid, expires, limit };
}

function remove(call: Call): unknown {
  removeClient(call.state, nameIn(call), call.now);
  return '';
}

function reload({ state, now }: Call): unknown {
  state.loading = { step: 'networks', until: now + RELOAD_MS };
  return '';
}

const documented: Route[] = [
  {
    key: 'GET /system/status',
    permission: 'system_config:read',
    summary: 'Status, version and licence slots',
    run: ({ state, now }) => statusShape(state, now),
  },
  { key: 'GET /license', permission: 'license:read', summary: 'Licence', run: license },
  {
    key: 'GET /network',
    permission: 'network:read',
    summary: 'Networks',
    run: ({ state }) =>
      listed(
        state.modes,
        state.networks.map((network) => networkShape(state, network, false)),
        'name',
      ),
  },
  {
    key: 'GET /network/{name}',
    permission: 'network:read',
    summary: 'One network',
    run: (call) => networkShape(call.state, findNetwork(call.state, nameIn(call)), true),
  },
  {
    key: 'GET /network/{name}/available_ip',
    permission: 'network:read',
    summary: 'Free addresses',
    run: (call) => availableShape(call.state.modes, freeIn(call.state, findNetwork(call.state, nameIn(call)))),
  },
  {
    key: 'GET /client',
    permission: 'client:read',
    summary: 'Clients',
    run: ({ state }) =>
      listed(
        state.modes,
        state.clients.map((client) => clientShape(state, client)),
        'name',
      ),
  },
  {
    key: 'POST /client',
    permission: 'client:write',
    summary: 'Create a client',
    run: ({ state, body, now }) => clientShape(state, createClient(state, body, now)),
  },
  {
    key: 'GET /client/online',
    permission: 'client:read',
    summary: 'Live sessions of all clients',
    run: ({ state, now }) => onlineShape(state, now),
  },
  {
    key: 'GET /client/{name}',
    permission: 'client:read',
    summary: 'One client',
    run: (call) => clientShape(call.state, findClient(call.state, nameIn(call))),
  },
  {
    key: 'PUT /client/{name}',
    permission: 'client:write',
    summary: 'Change a client',
    run: (call) => clientShape(call.state, updateClient(call.state, nameIn(call), call.body)),
  },
  { key: 'DELETE /client/{name}', permission: 'client:write', summary: 'Delete a client', run: remove },
  {
    key: 'GET /client/{name}/config/text',
    permission: 'wireguard:read',
    summary: 'WireGuard configuration',
    run: config('wireguard', wireguard),
  },
  {
    key: 'GET /client/{name}/config/qr',
    permission: 'wireguard:read',
    summary: 'WireGuard QR code',
    run: config('wireguard', wireguard, asQr),
  },
  {
    key: 'GET /client/{name}/amneziawg/config',
    permission: 'amneziawg:read',
    summary: 'AmneziaWG configuration',
    run: config('amneziawg', amneziawg),
  },
  {
    key: 'GET /client/{name}/amneziawg/qr',
    permission: 'amneziawg:read',
    summary: 'AmneziaWG QR code',
    run: config('amneziawg', amneziawg, asQr),
  },
  {
    key: 'GET /client/{name}/openvpn/profile',
    permission: 'openvpn:read',
    summary: 'OpenVPN profile',
    run: config('openvpn', (_, network) => openvpnProfile(network)),
  },
  {
    key: 'GET /client/{name}/ikev2/profile',
    permission: 'ikev2:read',
    summary: 'strongSwan profile',
    run: config('ikev2', (client, network, { state }) => ikev2Profile(state, client, network)),
  },
  {
    key: 'POST /client/{name}/otl',
    permission: 'otl:write',
    summary: 'Issue a one-time link',
    run: (call) => issueOtl(call.state, nameIn(call), call.now, call.origin),
  },
  {
    key: 'GET /client/{name}/traffic/{year}/{month}',
    permission: 'traffic:read',
    summary: 'Daily traffic of a month',
    run: month,
  },
];

export const ROUTES: readonly Route[] = [
  ...documented,
  { key: 'GET /client/{name}/wireguard', permission: 'wireguard:read', run: config('wireguard', wireguard) },
  { key: 'GET /openapi.json', permission: null, run: ({ state }) => openapi(documented, state.modes.version) },
  {
    key: 'GET /system/info',
    permission: 'system_config:read',
    run: ({ state, now }) => ({
      hostname: `${state.title.toLowerCase()}.example.test`,
      version: state.modes.version,
      timezone: state.zone,
      time: isoIn(state.zone, now),
    }),
  },
  { key: 'POST /system/reload', permission: 'system_config:write', run: reload },
  {
    key: 'GET /otl/config',
    permission: 'otl:read',
    run: ({ state }) => ({
      enabled: state.otlPolicy.enabled,
      expiry_days: state.otlPolicy.expiryDays,
      max_uses: state.otlPolicy.maxUses,
    }),
  },
  {
    key: 'GET /otl/list',
    permission: 'otl:read',
    run: ({ state }) =>
      state.otls.map(({ client, uses, maxUses, expires }) => ({
        client,
        uses,
        max_uses: maxUses,
        expires: isoIn(state.zone, expires),
      })),
  },
];

const matchers = ROUTES.map((route) => {
  const [method = '', path = ''] = route.key.split(' ');
  return {
    route,
    method,
    pattern: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
  };
});

export function findRoute(method: string, path: string): { route: Route; params: Record<string, string> } | null {
  for (const matcher of matchers) {
    const found = matcher.method === method ? matcher.pattern.exec(path) : null;
    if (found) return { route: matcher.route, params: { ...found.groups } };
  }
  return null;
}
