import { freeIn } from '../networks.ts';
import type { Client, Network, PanelState } from '../state.ts';
import { PROTOCOLS } from '../state.ts';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (mark) => ESCAPES[mark] ?? mark);

const cells = (values: (string | number)[]): string =>
  values.map((value) => `<td>${escapeHtml(String(value))}</td>`).join('');
const head = (titles: string[]): string => `<tr>${titles.map((title) => `<th>${title}</th>`).join('')}</tr>`;
const cap = (mbps: number): string => (mbps === 0 ? 'Unlimited' : `${mbps}M`);

const hidden = (fields: Record<string, string>): string =>
  Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`)
    .join('');

const button = (action: string, label: string, fields: Record<string, string>): string =>
  `<form method="post" action="${action}">${hidden(fields)}<button>${label}</button></form>`;

function networkRow(state: PanelState, network: Network): string {
  const ticks = PROTOCOLS.map(
    (protocol) =>
      `<label><input type="checkbox" name="${protocol}"${network.protocols[protocol] ? ' checked' : ''}>${protocol}</label>`,
  ).join(' ');
  const form = `<form method="post" action="/__sim/networks">${hidden({ name: network.name })}${ticks} <button>Save</button></form>`;
  const bandwidth = `${cap(network.downMbps)} / ${cap(network.upMbps)}`;
  return `<tr>${cells([network.name, network.description, network.cidr, network.upstream ?? '', bandwidth, freeIn(state, network).length])}<td>${form}</td></tr>`;
}

function clientRow(state: PanelState, client: Client): string {
  const online = state.sessions.some((session) => session.client === client.name);
  const toggle = online
    ? button(`/__sim/sessions/${client.name}`, 'Disconnect', { _method: 'DELETE' })
    : button('/__sim/sessions', 'Connect', { client: client.name, protocol: 'wireguard' });
  const bandwidth = `${cap(client.downMbps)} / ${cap(client.upMbps)}`;
  const status = client.enabled ? 'enable' : 'disable';
  return `<tr>${cells([client.name, client.network, client.ipv4, status, bandwidth, online ? 'online' : ''])}<td>${toggle}</td></tr>`;
}

const STYLE =
  'body{font:16px system-ui;margin:2rem;max-width:70rem}table{border-collapse:collapse}td,th{border:1px solid #999;padding:.3rem .6rem;text-align:left}form{margin:0}.wide{overflow-x:auto}.banner{background:#fde68a;color:#422006;padding:.6rem 1rem;font-weight:600}';

const CREATE_FORM = `<form method="post" action="/__sim/networks">
<label>Name <input name="name" required pattern="[A-Za-z0-9_\\-]+"></label> <label>Description <input name="description"></label>
<label>IPv4 subnet <input name="cidr" required placeholder="10.0.9.0/24"></label>
<label>Upstream <input name="upstream" placeholder="eth0"></label>
<label>Download Mbit/s <input name="b_download" type="number" min="0" value="0"></label> <label>Upload Mbit/s <input name="b_upload" type="number" min="0" value="0"></label>
${PROTOCOLS.map((protocol) => `<label><input type="checkbox" name="${protocol}">${protocol}</label>`).join(' ')} <button>Create</button></form>`;

export function page(state: PanelState): string {
  const networks = state.networks.map((network) => networkRow(state, network)).join('');
  const clients = state.clients.map((client) => clientRow(state, client)).join('');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(state.title)}: simulated VPN panel</title><style>${STYLE}</style>
<main><h1>${escapeHtml(state.title)}: simulated VPN panel</h1>
<p role="note" class="banner">This is a simulator. No tunnel exists, nothing here reaches a real VPN server.</p>
<h2>Networks</h2><div class="wide"><table>${head(['Name', 'Description', 'Subnet', 'Upstream', 'Bandwidth', 'Free', 'Protocols'])}${networks}</table></div>
<h3>New network</h3>${CREATE_FORM}
<h2>Clients</h2><div class="wide"><table>${head(['Name', 'Network', 'IP', 'Status', 'Bandwidth', 'Now', 'Session'])}${clients}</table></div>
<h2>Start again</h2><p>Networks, clients and traffic of this panel become what they were at first. The shop is not told: its services lose their accounts.</p>
${button('/__sim/reset', 'Reset this panel', { from: 'page' })}</main></html>`;
}
