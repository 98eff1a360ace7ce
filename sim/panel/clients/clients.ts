import { checkAddress } from '../addresses.ts';
import { Refusal } from '../faults/refusal.ts';
import type { Body } from '../http/input.ts';
import { choiceOf, nameOf, numberOf, textOf } from '../http/input.ts';
import { findNetwork, freeIn, takenAddresses } from '../networks.ts';
import { drawKeyPair, drawPassword } from '../rng.ts';
import type { Client, Network, PanelState } from '../state.ts';

const UNLICENSED_CLIENTS = 50;

/** GET /client/online would shadow such a client for ever; the other cannot be a key of our JSON. */
const RESERVED: ReadonlySet<string> = new Set(['online', '__proto__']);

export const licenceHolds = ({ licence }: PanelState, now: number): boolean => licence.valid && licence.expires > now;

export function ceiling(state: PanelState, now: number): number {
  return licenceHolds(state, now) ? state.licence.ceiling : Math.min(state.licence.ceiling, UNLICENSED_CLIENTS);
}

export function findClient(state: PanelState, name: string): Client {
  const client = state.clients.find((candidate) => candidate.name === name);
  if (!client) throw new Refusal('not_found', 'Client not found');
  return client;
}

function freshName(state: PanelState, body: Body): string {
  const name = nameOf(body, 'name') ?? `client_${state.lastUserNumber + 1}`;
  if (RESERVED.has(name)) throw new Refusal('validation', 'Wrong name (reserved)', { name: 'reserved' });
  if (state.clients.some((client) => client.name === name))
    throw new Refusal('duplicate', 'Name is already in use', { name: 'in use' });
  return name;
}

function freshUsername(state: PanelState, body: Body): string {
  const asked = textOf(body, 'username');
  const taken = (username: string) => state.clients.some((client) => client.username === username);
  if (asked !== undefined) {
    if (taken(asked)) throw new Refusal('duplicate', 'Username is already in use', { username: 'in use' });
    return asked;
  }
  do state.lastUserNumber += 1;
  while (taken(`user_${state.lastUserNumber}`));
  return `user_${state.lastUserNumber}`;
}

function freshAddress(state: PanelState, network: Network, body: Body): string {
  const asked = textOf(body, 'ipv4');
  if (asked !== undefined) return checkAddress(network.cidr, asked.replace(/\/32$/, ''), takenAddresses(state));
  const lowest = freeIn(state, network, 1)[0];
  if (lowest === undefined) throw new Refusal('no_ip', 'No free IP address in the network');
  return lowest;
}

/** Bandwidth in the body is ignored on purpose: a real panel copies the network's, and callers must PUT. */
export function createClient(state: PanelState, body: Body, now: number): Client {
  const name = freshName(state, body);
  const networkName = textOf(body, 'network_name');
  if (!networkName) throw new Refusal('validation', 'network_name is required', { network_name: 'required' });
  const network = findNetwork(state, networkName);
  if (state.clients.length >= ceiling(state, now)) throw new Refusal('limit', 'VPN account limit exceeded');
  const enabled = statusOf(body) ?? true;
  const ipv4 = freshAddress(state, network, body);
  const copies = state.modes.copyNetworkBw;
  const client: Client = {
    name,
    network: network.name,
    ipv4,
    username: freshUsername(state, body),
    password: textOf(body, 'password') ?? drawPassword(state),
    enabled,
    downMbps: copies ? network.downMbps : 0,
    upMbps: copies ? network.upMbps : 0,
    keys: drawKeyPair(state),
    created: now,
  };
  state.clients.push(client);
  return client;
}

function statusOf(body: Body): boolean | undefined {
  const lower = typeof body.status === 'string' ? { status: body.status.toLowerCase() } : body;
  const status = choiceOf(lower, 'status', ['enable', 'disable']);
  return status === undefined ? undefined : status === 'enable';
}

export function updateClient(state: PanelState, name: string, body: Body): Client {
  const client = findClient(state, name);
  const changed = {
    downMbps: numberOf(body, 'b_download', 0, 10000) ?? client.downMbps,
    upMbps: numberOf(body, 'b_upload', 0, 10000) ?? client.upMbps,
    password: textOf(body, 'password') ?? client.password,
    enabled: statusOf(body) ?? client.enabled,
  };
  Object.assign(client, changed);
  if (!client.enabled) dropSessions(state, name);
  return client;
}

export function removeClient(state: PanelState, name: string, now: number): void {
  findClient(state, name);
  state.clients = state.clients.filter((client) => client.name !== name);
  state.otls = state.otls.filter((otl) => otl.client !== name);
  state.departed[name] = now;
  dropSessions(state, name);
}

export function dropSessions(state: PanelState, name: string): void {
  state.sessions = state.sessions.filter((session) => session.client !== name);
}
