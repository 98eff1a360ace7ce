import { findClient } from '../clients/clients.ts';
import { wireguardText } from '../clients/config-text.ts';
import { qrPng } from '../clients/qr.ts';
import type { Call } from '../http/call.ts';
import { delay } from '../http/call.ts';
import { html, json } from '../http/envelope.ts';
import type { Row } from '../http/shapes.ts';
import { findNetwork } from '../networks.ts';
import type { PanelState } from '../state.ts';
import type { RefusalKind } from './refusal.ts';
import { Dropped, Refusal } from './refusal.ts';

const HOUR_MS = 3_600_000;
const KEPT_SINCE_V1 = ['GET /system/status', 'GET /license'];

const isRead = ({ route }: Call): boolean => route.key.startsWith('GET ');

export const refuse = (kind: RefusalKind, text: string) => (): never => {
  throw new Refusal(kind, text);
};

/** Only for reads: what they see is replaced, what is kept is not. */
function pretend(call: Call, change: (state: PanelState) => Partial<PanelState>): undefined {
  call.state = { ...call.state, ...change(call.state) };
}

export function without(call: Call, ...fields: string[]): undefined {
  call.body = Object.fromEntries(Object.entries(call.body).filter(([field]) => !fields.includes(field)));
}

export const guarded = ({ route }: Call): boolean => route.permission !== null;
export const anyNetworkOr = ({ params, body }: Call, arg: string): boolean =>
  !arg || arg === (params.name ?? body.network_name);
const asPage = (status: number, title: string): Response =>
  html(`<html><head><title>${status} ${title}</title></head><body><h1>${status} ${title}</h1></body></html>`, status);

export function broken(status: number, title: string, usual: 'html' | 'json') {
  return (_: Call, arg: string) =>
    (arg || usual) === 'html' ? asPage(status, title) : json({ status: 'error', error: title, msg: '' }, status);
}

export function body(change: (text: string) => string) {
  return async (response: Response): Promise<Response> =>
    new Response(change(await response.text()), { status: response.status, headers: response.headers });
}

export async function slow(call: Call, arg: string): Promise<undefined> {
  await delay(Number(arg || 1000), call.signal);
}

export function skew(call: Call, arg: string): undefined {
  call.now += Number(arg || 1) * HOUR_MS;
}

export function reset(): never {
  throw new Dropped('reset');
}

export const eachRow = (payload: unknown, change: (row: Row) => Row): unknown => {
  if (Array.isArray(payload)) return payload.map(change);
  return Object.fromEntries(Object.entries(payload as Record<string, Row>).map(([key, row]) => [key, change(row)]));
};

export const stringly = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [key, String(value)]));

export function everyThirdLost(payload: unknown): unknown {
  const kept = <T>(rows: T[]): T[] => rows.filter((_, i) => i % 3 !== 1);
  return Array.isArray(payload) ? kept(payload) : Object.fromEntries(kept(Object.entries(payload as object)));
}

export function protocolOff(call: Call, arg: string): undefined {
  return pretend(call, ({ networks }) => ({
    networks: networks.map((network) => ({ ...network, protocols: { ...network.protocols, [arg]: false } })),
  }));
}

export function ancient(call: Call): Response | undefined {
  if (!KEPT_SINCE_V1.includes(call.route.key)) return new Response('404 page not found', { status: 404 });
  return pretend(call, ({ modes }) => ({ modes: { ...modes, version: '1.8.1', envelope: 'v1' } }));
}

export function loading(call: Call): undefined {
  if (!isRead(call)) throw new Refusal('busy', 'Loading (networks)');
  return pretend(call, () => ({ loading: { step: 'networks', until: Number.POSITIVE_INFINITY } }));
}

/** A panel whose pictures are older than its texts. */
export function otherQr(_: unknown, { state, params }: Call): string {
  const client = findClient(state, params.name ?? '');
  const text = wireguardText(client, findNetwork(state, client.network), state.modes.configText);
  return Buffer.from(qrPng(text.replace(/Endpoint = \S+/, 'Endpoint = 198.51.100.7:1'))).toString('base64');
}

export function full(call: Call): undefined {
  if (!isRead(call)) throw new Refusal('no_ip', 'No free IP address in the network');
}

export function slotless(call: Call): undefined {
  if (!isRead(call)) throw new Refusal('limit', 'VPN account limit exceeded');
  return pretend(call, ({ licence, clients }) => ({ licence: { ...licence, ceiling: clients.length } }));
}
