import type { Bench } from './bench.ts';
import { clockOf } from './bench.ts';
import { openOtl } from './clients/otl.ts';
import { API_BASE, api } from './http/api.ts';
import { CONTROL_BASE, control } from './http/control.ts';
import { html } from './http/envelope.ts';
import { page } from './http/page.ts';
import { advance } from './traffic.ts';

const OTL_BASE = '/otl/';

/** `from` is the caller's address. Rejects with Dropped when there is to be no answer. */
export type Handler = (request: Request, from: string) => Promise<Response>;

function burn(bench: Bench, key: string): Response {
  const now = clockOf(bench);
  const entry = bench.journal.open({ at: now, method: 'GET', path: `${OTL_BASE}***`, body: {}, faults: [] });
  const response = openOtl(bench.state, key, now);
  bench.save();
  entry.status = response.status;
  return response;
}

async function dispatch(bench: Bench, request: Request, from: string): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith(`${API_BASE}/`)) return api(bench, request, from);
  if (pathname.startsWith(CONTROL_BASE)) return control(bench, request, from);
  if (request.method === 'GET' && pathname.startsWith(OTL_BASE)) return burn(bench, pathname.slice(OTL_BASE.length));
  if (request.method === 'GET' && pathname === '/') {
    advance(bench.state, clockOf(bench));
    return html(page(bench.state));
  }
  return html('<!doctype html><title>Not found</title><p>Nothing here.', 404);
}

export function panel(bench: Bench): Handler {
  return async (request, from) => {
    const response = await dispatch(bench, request, from);
    response.headers.set('x-simulated', 'culvert');
    return response;
  };
}
