import type { Refusal } from '../faults/refusal.ts';
import type { Modes } from '../state.ts';

export const JSON_TYPE = 'application/json; charset=utf-8';

export const json = (value: unknown, status = 200): Response =>
  new Response(JSON.stringify(value), { status, headers: { 'content-type': JSON_TYPE } });

export const html = (markup: string, status = 200): Response =>
  new Response(markup, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });

export function success(modes: Modes, payload: unknown): Response {
  if (modes.envelope === 'bare') return json(payload);
  if (modes.envelope === 'v2') return json({ result: 'OK', message: '', data: payload });
  return json({ status: 'success', error: '', msg: payload });
}

export function failure(modes: Modes, refusal: Refusal): Response {
  const { message } = refusal;
  if (modes.envelope === 'bare') return json({ error: message }, refusal.status);
  const status = modes.errorStatus === 'ok' ? 200 : refusal.status;
  if (modes.envelope === 'v2') return json({ result: 'ERROR', message, errors: refusal.fields }, status);
  return json({ status: 'error', error: message, msg: '' }, status);
}
