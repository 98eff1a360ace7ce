import type { Bench } from '../bench.ts';
import { clockOf } from '../bench.ts';
import { FAULTS } from '../faults/faults.ts';
import { Refusal } from '../faults/refusal.ts';
import { putNetwork, withUnticked } from '../networks.ts';
import { advance } from '../traffic.ts';
import { isLoopback } from './auth.ts';
import type { Change } from './control-actions.ts';
import {
  addToken,
  connect,
  disconnect,
  removeNetwork,
  reset,
  setClock,
  setDay,
  setLicence,
  setModes,
  setOtlPolicy,
  setStatus,
} from './control-actions.ts';
import { json } from './envelope.ts';
import type { Body } from './input.ts';
import { readBody, safeDecode } from './read-body.ts';
import { ROUTES } from './routes.ts';

export const CONTROL_BASE = '/__sim/';

const routeKeys = ROUTES.map((route) => route.key);

const withoutKeys = (field: string, value: unknown): unknown => (field === 'privateKey' ? undefined : value);

const CONTROLS: Record<string, Change> = {
  'GET faults': ({ faults }) => ({
    active: faults.rules,
    used: [...faults.everUsed],
    known: FAULTS.map(({ name, effect, on, arg }) => ({ name, effect, on, arg })),
  }),
  'POST faults': ({ faults }, body) => faults.add(body, routeKeys),
  'DELETE faults': ({ faults }) => {
    faults.rules = [];
    return {};
  },
  'GET log': ({ journal }) => journal.entries,
  'DELETE log': ({ journal }) => {
    journal.entries = [];
    return {};
  },
  'GET state': ({ state }) => JSON.parse(JSON.stringify(state, withoutKeys)),
  'POST mode': setModes,
  'POST networks': ({ state }, body) => putNetwork(state, body),
  'DELETE networks/': removeNetwork,
  'POST licence': setLicence,
  'POST tokens': addToken,
  'POST sessions': connect,
  'DELETE sessions/': disconnect,
  'POST traffic': setDay,
  'POST otl': setOtlPolicy,
  'POST status': setStatus,
  'POST clock': setClock,
  'POST reset': reset,
};

/** A page of another site must not be able to steer the simulator through its visitor's browser. */
function admitted(request: Request, from: string): boolean {
  const site = request.headers.get('sec-fetch-site');
  return isLoopback(from) && (site === null || site === 'same-origin' || site === 'none');
}

function find(method: string, path: string): { change: Change; name: string } | undefined {
  const [group = '', name] = path.split('/');
  const change = CONTROLS[`${method} ${name === undefined ? group : `${group}/`}`];
  return change && { change, name: name === undefined ? '' : safeDecode(name) };
}

export async function control(bench: Bench, request: Request, from: string): Promise<Response> {
  if (!admitted(request, from)) return json({ error: 'loopback only' }, 403);
  try {
    const { fields: sent, form } = await readBody(request);
    const { _method: method, ...fields } = sent;
    const path = new URL(request.url).pathname.slice(CONTROL_BASE.length);
    const found = find(form && method === 'DELETE' ? method : request.method, path);
    if (!found) throw new Refusal('not_found', 'No such control');
    advance(bench.state, clockOf(bench));
    const body: Body = form && path === 'networks' ? withUnticked(fields) : fields;
    const result = found.change(bench, body, found.name);
    if (request.method !== 'GET') bench.save();
    return form
      ? new Response(null, { status: 303, headers: { location: '/' } })
      : json(JSON.parse(JSON.stringify(result, withoutKeys)));
  } catch (error) {
    if (error instanceof Refusal) return json({ error: error.message, fields: error.fields }, error.status);
    throw error;
  }
}
