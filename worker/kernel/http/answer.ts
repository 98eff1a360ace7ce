/** What leaves the house: problem documents, and the headers that every answer carries. */
import type { Context as HonoContext } from 'hono';
import { Problem, problemBody } from '../problem.ts';
import { speechFor } from '../words/speech.ts';
import { securityHeaders } from './security.ts';

export function finish(response: Response, cookies: readonly string[], requestId: string): Response {
  const headers = new Headers(response.headers);
  for (const line of cookies) headers.append('set-cookie', line);
  headers.set('x-request-id', requestId);
  headers.set('cache-control', 'no-store');
  const disposition = headers.get('content-disposition');
  if (disposition) headers.set('content-disposition', disposition.replace(/^inline\b/, 'attachment'));
  securityHeaders(headers);
  return new Response(response.body, { status: response.status, headers });
}

export async function unmatched(c: HonoContext, methods: readonly string[], requestId: string): Promise<Response> {
  if (methods.length === 0) return problem(c, new Problem('not_found'), requestId);
  const response = await problem(c, new Problem('method_not_allowed'), requestId);
  response.headers.set('allow', methods.join(', '));
  return response;
}

export async function problem(c: HonoContext, error: Problem, requestId = ''): Promise<Response> {
  const { say } = await speechFor(c.req.header('accept-language') ?? null);
  const body = problemBody(error.told(say), c.req.path, requestId);
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
  securityHeaders(headers);
  return new Response(JSON.stringify(body), { status: body.status, headers });
}

/** For whoever asks. */
export function json(body: unknown): Response {
  const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-cache' });
  securityHeaders(headers);
  return new Response(JSON.stringify(body), { headers });
}

/** Whole seconds, so that a client that waits as told is not too early. */
export async function withRetryAfter(response: Response): Promise<Response> {
  if (response.status !== 429) return response;
  const text = await response.text();
  const ms = /"retryAfterMs":(\d{1,15})/.exec(text)?.[1];
  const headers = new Headers(response.headers);
  if (ms) headers.set('retry-after', String(Math.ceil(Number(ms) / 1000)));
  return new Response(text, { status: response.status, headers });
}
