import { Refusal } from '../faults/refusal.ts';
import { html } from '../http/envelope.ts';
import { escapeHtml } from '../http/page.ts';
import { findNetwork } from '../networks.ts';
import { drawHex } from '../rng.ts';
import type { Client, Network, PanelState } from '../state.ts';
import { findClient } from './clients.ts';
import { amneziawgText, openvpnProfile, wireguardText } from './config-text.ts';

const DAY_MS = 86_400_000;
const KEY_DIGITS = 80;

export function issueOtl(state: PanelState, clientName: string, now: number, origin: string): string {
  const client = findClient(state, clientName);
  const { enabled, expiryDays, maxUses, host } = state.otlPolicy;
  if (!enabled) throw new Refusal('denied', 'One-time links are disabled');
  const key = drawHex(state, KEY_DIGITS);
  state.otls.push({ key, client: client.name, uses: 0, maxUses, expires: now + expiryDays * DAY_MS });
  return `${host ?? origin}/otl/${key}`;
}

function secretsPage(client: Client, network: Network): string {
  const texts = [
    network.protocols.wireguard ? wireguardText(client, network, 'plain') : '',
    network.protocols.amneziawg ? amneziawgText(client, network, 'plain') : '',
    network.protocols.openvpn ? openvpnProfile(network) : '',
  ].filter(Boolean);
  const blocks = texts.map((text) => `<pre>${escapeHtml(text)}</pre>`).join('');
  return `<!doctype html><title>One-time link (simulated)</title><h1>${escapeHtml(client.name)}</h1>
<p>Username <code>${escapeHtml(client.username)}</code>, password <code>${escapeHtml(client.password)}</code></p>${blocks}`;
}

/** Opening consumes; 0 uses allowed means without limit. */
export function openOtl(state: PanelState, key: string, now: number): Response {
  const otl = state.otls.find((candidate) => candidate.key === key);
  if (!otl || otl.expires <= now || (otl.maxUses > 0 && otl.uses >= otl.maxUses)) {
    return html('<!doctype html><title>Gone</title><p>This link was already opened, or has expired.', 404);
  }
  otl.uses += 1;
  const client = findClient(state, otl.client);
  return html(secretsPage(client, findNetwork(state, client.network)));
}
