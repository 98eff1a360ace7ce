/** For tests: a panel that answers whatever the test says, in place of what is right. */
import type { Answered, Reach, ReachRequest } from '../../../../kernel/reach/reach.ts';
import type { ProvisioningPeer } from '../../port.ts';
import { puqvpncp } from '../index.ts';

export const NAME = 'vpn-1';
export const RECORD = {
  ...{ name: NAME, network_name: 'Default', ipv4: '10.0.0.2', username: 'u', password: 'p' },
  ...{ status: 'enable', b_download: 100, b_upload: 50 },
};
export const NETWORK = { name: 'Default', wireguard: true };
const STATUS = { count_accounts: 1, count_accounts_available: 9, version: '2.3.0', status: 'OK' };
const SESSION = { name: NAME, protocol: 'wireguard', transfer_rx: 1, transfer_tx: 2, latest_handshake: 1_790_000_000 };
export const caps = { downMbps: 100, upMbps: 50 };
export const DAY = { date: '2026-04-01', traffic_download: 1, traffic_upload: 2 };

type Answers = (request: ReachRequest) => unknown;
/** A refusal by its HTTP status, with the text of its body. */
export class Refused {
  readonly status: number;
  readonly text: string;
  constructor(status: number, text: string) {
    this.status = status;
    this.text = text;
  }
}

/** The panel as it should be, by the path asked. */
export const GOOD: Answers = ({ method, url }) => {
  const path = new URL(url).pathname.replace('/api/v1/', '');
  if (path === 'system/status') return STATUS;
  if (path === 'network') return [NETWORK];
  if (path === 'network/Default') return NETWORK;
  if (path === 'network/Default/available_ip') return ['10.0.0.9'];
  if (path === 'client' && method === 'GET') return [RECORD];
  if (path === 'client/online') return [SESSION];
  if (path.includes('/traffic/')) return [DAY];
  return RECORD;
};

const elsewhere = () => {
  throw new Error('Only the panel is asked.');
};

export function peerOf(answers: Answers) {
  const notes: [string, Record<string, unknown>][] = [];
  const calls: string[] = [];
  const reach: Reach = {
    converse: elsewhere,
    mail: elsewhere,
    now: () => 0,
    note: (event, fields) => void notes.push([event, fields]),
    call: async (request) => {
      calls.push(`${request.method} ${new URL(request.url).pathname}`);
      const said = answers(request);
      const { status, text: refused } = said instanceof Refused ? said : { status: 200, text: null };
      const text =
        refused !== null ? refused : typeof said === 'string' ? said : said === undefined ? '' : JSON.stringify(said);
      const headers = new Headers({ 'content-type': 'application/json' });
      return {
        kind: 'answer',
        status,
        headers,
        text,
        bytes: new TextEncoder().encode(text),
        tookMs: 1,
      } as Answered;
    },
  };
  const server = { id: 's', host: 'panel.example.test', port: null, secure: true, token: 'secret-token' };
  return { peer: puqvpncp.open(reach, server) as Required<ProvisioningPeer>, notes, calls };
}

export const inEnvelope = (payload: unknown) => ({ status: 'success', msg: payload });
