import type { Bench } from '../bench.ts';
import { clockOf } from '../bench.ts';
import { dropSessions, findClient } from '../clients/clients.ts';
import { Refusal } from '../faults/refusal.ts';
import { hashToken } from '../rng.ts';
import type { Modes, PanelState, Permission, Session } from '../state.ts';
import { DEFAULT_MODES, PERMISSIONS, PROTOCOLS } from '../state.ts';
import type { Body } from './input.ts';
import { choiceOf, flagOf, hostOf, instantOf, numberOf, textOf, textsOf } from './input.ts';

export type Change = (bench: Bench, body: Body, name: string) => unknown;

const CHOICES: { [K in Exclude<keyof Modes, 'version' | 'copyNetworkBw'>]: readonly Modes[K][] } = {
  envelope: ['v1', 'v2', 'bare'],
  errorStatus: ['coded', 'ok'],
  numbers: ['mixed', 'number', 'string'],
  list: ['array', 'object'],
  online: ['flat', 'grouped', 'byname'],
  qr: ['base64', 'datauri', 'png'],
  timestamps: ['epoch', 'iso', 'local'],
  configText: ['tabs', 'plain', 'glued', 'crlf'],
  flags: ['nested', 'bool', 'yes', 'list'],
};

export const setModes: Change = ({ state }, body) => {
  const changed: Record<string, unknown> = {};
  for (const field of Object.keys(body)) {
    if (!(field in DEFAULT_MODES)) throw new Refusal('validation', `Unknown mode ${field}`, { [field]: 'unknown' });
    if (field === 'copyNetworkBw') changed[field] = flagOf(body, field);
    else if (field === 'version') changed[field] = textOf(body, field);
    else changed[field] = choiceOf(body, field, CHOICES[field as keyof typeof CHOICES]);
  }
  Object.assign(state.modes, changed);
  return state.modes;
};

export const setLicence: Change = ({ state }, body) => {
  state.licence = {
    valid: flagOf(body, 'valid') ?? state.licence.valid,
    ceiling: numberOf(body, 'ceiling', 0, 1_000_000) ?? state.licence.ceiling,
    expires: instantOf(body, 'expires') ?? state.licence.expires,
  };
  return state.licence;
};

export const addToken: Change = ({ state }, body) => {
  const token = textOf(body, 'token');
  if (!token) throw new Refusal('validation', 'token is required', { token: 'required' });
  const asked = textsOf(body, 'permissions') ?? [...PERMISSIONS];
  const permissions = PERMISSIONS.filter((permission: Permission) => asked.includes(permission));
  if (permissions.length !== asked.length)
    throw new Refusal('validation', 'Unknown permission', { permissions: PERMISSIONS.join(', ') });
  const hash = hashToken(token);
  const added = { hash, permissions, ips: textsOf(body, 'ips') ?? [], expires: instantOf(body, 'expires') ?? null };
  state.tokens = [...state.tokens.filter((other) => other.hash !== hash), added];
  return added;
};

export const connect: Change = (bench, body) => {
  const { state } = bench;
  const now = clockOf(bench);
  const client = findClient(state, textOf(body, 'client') ?? '');
  if (!client.enabled) throw new Refusal('validation', 'The client is disabled');
  const session: Session = {
    client: client.name,
    protocol: choiceOf(body, 'protocol', PROTOCOLS) ?? 'wireguard',
    endpoint: textOf(body, 'endpoint') ?? '203.0.113.9:37160',
    since: now,
    handshake: instantOf(body, 'handshake') ?? null,
    rx: numberOf(body, 'rx', 0, Number.MAX_SAFE_INTEGER) ?? 0,
    tx: numberOf(body, 'tx', 0, Number.MAX_SAFE_INTEGER) ?? 0,
    advancedAt: now,
  };
  state.sessions = [
    ...state.sessions.filter((other) => other.client !== session.client || other.protocol !== session.protocol),
    session,
  ];
  return session;
};

export const disconnect: Change = ({ state }, _, name) => {
  dropSessions(state, name);
  return {};
};

/** Writes one day of a client's history, so that months of usage need no months of waiting. */
export const setDay: Change = ({ state }, body) => {
  const client = findClient(state, textOf(body, 'client') ?? '').name;
  const date = textOf(body, 'date') ?? '';
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) throw new Refusal('validation', 'Wrong date', { date: 'YYYY-MM-DD' });
  const bytes = (field: string) => numberOf(body, field, 0, Number.MAX_SAFE_INTEGER) ?? 0;
  const days = Object.hasOwn(state.traffic, client) ? state.traffic[client] : {};
  state.traffic[client] = { ...days, [date]: { down: bytes('down'), up: bytes('up') } };
  return state.traffic[client];
};

export const setOtlPolicy: Change = ({ state }, body) => {
  const url = textOf(body, 'host');
  if (url !== undefined) hostOf({ host: URL.parse(url)?.hostname ?? '-' }, 'host');
  state.otlPolicy = {
    enabled: flagOf(body, 'enabled') ?? state.otlPolicy.enabled,
    expiryDays: numberOf(body, 'expiryDays', 1, 3650) ?? state.otlPolicy.expiryDays,
    maxUses: numberOf(body, 'maxUses', 0, 1000) ?? state.otlPolicy.maxUses,
    host: 'host' in body ? (url?.replace(/\/$/, '') ?? null) : state.otlPolicy.host,
  };
  return state.otlPolicy;
};

export const setStatus: Change = (bench, body) => {
  const step = textOf(body, 'step');
  const forMs = numberOf(body, 'forMs', 1, Number.MAX_SAFE_INTEGER) ?? 60_000;
  bench.state.loading = step === undefined ? null : { step, until: clockOf(bench) + forMs };
  return { loading: bench.state.loading };
};

export const setClock: Change = (bench, body) => {
  const target = instantOf(body, 'now');
  const offsetMs = numberOf(body, 'offsetMs', -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER) ?? 0;
  const frozenAt = target !== undefined && flagOf(body, 'frozen') ? target : null;
  bench.state.clock = { offsetMs: target === undefined ? offsetMs : target - bench.wallClock(), frozenAt };
  return { now: clockOf(bench) };
};

export const removeNetwork: Change = ({ state }, _, name) => {
  const gone = new Set(state.clients.filter((client) => client.network === name).map((client) => client.name));
  state.networks = state.networks.filter((network) => network.name !== name);
  state.clients = state.clients.filter((client) => !gone.has(client.name));
  state.sessions = state.sessions.filter((session) => !gone.has(session.client));
  return { clientsRemoved: gone.size };
};

export const reset: Change = (bench, body) => {
  const given = body.state as PanelState | undefined;
  bench.state = given ? structuredClone(given) : bench.fresh(numberOf(body, 'seed', 0, 2 ** 31));
  bench.faults.rules = [];
  bench.faults.everUsed.clear();
  bench.journal.entries = [];
  return {};
};
