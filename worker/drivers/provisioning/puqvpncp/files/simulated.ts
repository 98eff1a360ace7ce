/** For tests: this driver against the panel simulator, and the simulator's controls. */
import { inject } from 'vitest';
import { makeReach, type Reach, type ReachLogEntry } from '../../../../kernel/reach/reach.ts';
import type { Outcome } from '../../../outcome.ts';
import type { Account, ProvisioningPeer } from '../../port.ts';
import type { PanelServer } from '../config.ts';
import { puqvpncp } from '../index.ts';

export type Call = { method: string; path: string; body: Record<string, unknown>; status: number | null };

async function control(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${inject('panel').url}/__sim/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${text}`);
  return JSON.parse(text);
}

export const sim = {
  reset: () => control('POST', 'reset', {}),
  mode: (modes: Record<string, unknown>) => control('POST', 'mode', modes),
  /** `arg`, `route` (such as `POST /client`), `times` and `skip` are the simulator's. */
  fault: (fault: string, more: { arg?: string; route?: string; times?: number; skip?: number } = {}) =>
    control('POST', 'faults', { fault, ...more }),
  noFaults: () => control('DELETE', 'faults'),
  network: (network: Record<string, unknown>) => control('POST', 'networks', network),
  licence: (licence: Record<string, unknown>) => control('POST', 'licence', licence),
  token: (token: Record<string, unknown>) => control('POST', 'tokens', token),
  session: (session: Record<string, unknown>) => control('POST', 'sessions', session),
  traffic: (day: Record<string, unknown>) => control('POST', 'traffic', day),
  async clientsNamed(name: string): Promise<number> {
    const { clients } = (await control('GET', 'state')) as { clients: { name: string }[] };
    return clients.filter((client) => client.name === name).length;
  },
  /** What the panel was asked since the last reset, without looks at anything but clients when `only` says so. */
  async calls(only?: RegExp): Promise<Call[]> {
    const entries = (await control('GET', 'log')) as Call[];
    return entries.filter(({ path }) => only === undefined || only.test(path));
  },
  forgetCalls: () => control('DELETE', 'log'),
};

export type OpenOptions = {
  token?: string;
  timeoutMs?: number;
  server?: Partial<PanelServer>;
  mode?: 'test' | 'production';
};

/** A peer on the simulator, and everything that its `reach` logged. */
export function openSimulated(options: OpenOptions = {}) {
  const { url, token } = inject('panel');
  const { hostname, port } = new URL(url);
  const log: ReachLogEntry[] = [];
  const used = options.token ?? token;
  const direct = makeReach({
    mode: options.mode ?? 'test',
    now: () => Date.now(),
    log: (entry) => log.push(entry),
    secrets: [used],
  });
  const { timeoutMs } = options;
  const reach: Reach =
    timeoutMs === undefined ? direct : { ...direct, call: (request) => direct.call({ ...request, timeoutMs }) };
  const server: PanelServer = {
    id: 'server-1',
    host: hostname,
    port: Number(port),
    secure: false,
    token: used,
    zone: 'Europe/Warsaw',
    ...options.server,
  };
  return { peer: puqvpncp.open(reach, server) as Required<ProvisioningPeer>, log, token: used };
}

let lastName = 0;
export const freshName = (): string => `vpn-t-${++lastName}`;

export function granted<T>(outcome: Outcome<T>): T {
  if (outcome.kind !== 'ok') throw new Error(`${outcome.kind} ${outcome.why.class}: ${outcome.why.detail}`);
  return outcome.value;
}

/** A fresh account in Default with the caps given. */
export async function madeAccount(caps = { downMbps: 100, upMbps: 50 }): Promise<Account> {
  const { peer } = openSimulated();
  const name = freshName();
  granted(await peer.create({ name, network: 'Default', mayExist: false }));
  return granted(await peer.setCaps(name, caps));
}
