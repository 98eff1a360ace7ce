import type { Bench } from '../bench.ts';
import { clockOf } from '../bench.ts';
import type { Active } from '../faults/fault-desk.ts';
import { Refusal } from '../faults/refusal.ts';
import { advance } from '../traffic.ts';
import { authorise, isLoopback } from './auth.ts';
import type { Call, Route } from './call.ts';
import { failure, success } from './envelope.ts';
import type { Body } from './input.ts';
import { readBody, safeDecode } from './read-body.ts';
import { findRoute } from './routes.ts';

export const API_BASE = '/api/v1';

const NOWHERE: Route = {
  key: '',
  permission: null,
  run: () => {
    throw new Refusal('not_found', 'Not found');
  },
};

/** The panel wants JSON; a refusal waits until it is known who asks. */
async function bodyOrRefusal(request: Request): Promise<Body | Refusal> {
  try {
    const { fields, form } = await readBody(request);
    return form ? new Refusal('validation', 'Malformed JSON') : fields;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function check(bench: Bench, call: Call, request: Request, from: string): void {
  const { permission } = call.route;
  if (permission === null) return;
  authorise(bench.state, request.headers.get('authorization'), from, permission, call.now);
  if (bench.state.loading && request.method !== 'GET')
    throw new Refusal('busy', `Loading (${bench.state.loading.step})`);
}

async function answer(active: Active[], call: Call, checked: () => void): Promise<Response> {
  try {
    for (const { fault, arg } of active) {
      const instead = await fault.before?.(call, arg);
      if (instead) return instead;
    }
    checked();
    let payload = call.route.run(call);
    if (payload instanceof Response) return payload;
    for (const { fault } of active) if (fault.payload) payload = fault.payload(payload, call);
    return success(call.state.modes, payload);
  } catch (error) {
    if (error instanceof Refusal) return failure(call.state.modes, error);
    throw error;
  }
}

const decoded = (params: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(params).map(([key, value]) => [key, safeDecode(value)]));

export async function api(bench: Bench, request: Request, from: string): Promise<Response> {
  try {
    return await serve(bench, request, from);
  } catch (error) {
    if (error instanceof Refusal) return failure(bench.state.modes, error);
    throw error;
  }
}

async function serve(bench: Bench, request: Request, from: string): Promise<Response> {
  const { pathname, origin } = new URL(request.url);
  const path = pathname.slice(API_BASE.length);
  const body = await bodyOrRefusal(request);
  const now = clockOf(bench);
  advance(bench.state, now);
  const { route, params } = findRoute(request.method, path) ?? { route: NOWHERE, params: {} };
  const fields = body instanceof Refusal ? {} : body;
  const call: Call = {
    route,
    params: decoded(params),
    body: fields,
    state: bench.state,
    now,
    origin,
    signal: request.signal,
  };
  const active = bench.faults.take(call, isLoopback(from) ? request.headers.get('x-sim-fault') : null);
  const entry = bench.journal.open({
    at: now,
    method: request.method,
    path,
    body: fields,
    faults: active.map(({ fault }) => fault.name),
  });
  let response = await answer(active, call, () => {
    check(bench, call, request, from);
    if (body instanceof Refusal) throw body;
  });
  if (request.method !== 'GET') bench.save();
  for (const { fault } of active) if (fault.wire) response = await fault.wire(response, call);
  entry.status = response.status;
  response.headers.set('date', new Date(call.now).toUTCString());
  return response;
}
