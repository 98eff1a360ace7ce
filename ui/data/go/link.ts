import { language } from '../../i18n/language.ts';
import { ApiProblem, toProblem } from '../problem.ts';

/** `POST /rpc/<audience>/<module>/<endpoint>`: the oRPC protocol, as far as JSON and files need it. link.test.ts holds it to the real server. */
export type CallContext = { idempotencyKey?: string };
export type CallOptions = { context?: CallContext; signal?: AbortSignal };

/** With files in it, an answer is a form: `data` is the JSON, then one part per file, each put where `maps` says. */
const withFiles = (form: FormData): unknown => {
  const { json, maps = [] } = JSON.parse(String(form.get('data'))) as { json: unknown; maps?: string[][] };
  const holder = { json };
  maps.forEach((path, i) => {
    const steps = ['json', ...path];
    const last = steps.pop() as string;
    const at = steps.reduce<Record<string, unknown>>((value, key) => value[key] as Record<string, unknown>, holder);
    at[last] = form.get(String(i));
  });
  return holder.json;
};

const bodyOf = async (response: Response): Promise<unknown> => {
  const type = response.headers.get('content-type') ?? '';
  if (type.startsWith('multipart/form-data')) return withFiles(await response.formData());
  if (type.startsWith('application/json')) return ((await response.json()) as { json?: unknown }).json;
  throw new ApiProblem({
    code: 'unexpected_answer',
    status: response.status,
    message: 'The server gave an answer that cannot be read.',
  });
};

export const rpc = async (path: readonly string[], input: unknown, options: CallOptions = {}): Promise<unknown> => {
  const key = options.context?.idempotencyKey;
  const response = await fetch(`/rpc/${path.map(encodeURIComponent).join('/')}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': language.peek(),
      'x-culvert': '1',
      ...(key ? { 'idempotency-key': key } : {}),
    },
    body: JSON.stringify({ json: input }),
    ...(options.signal ? { signal: options.signal } : {}),
  });
  const body = await bodyOf(response);
  if (response.status >= 400) throw toProblem(body);
  return body;
};

export type Call = typeof rpc;

/** `client.admin.servers.list(input)` calls `['admin', 'servers', 'list']`. */
export const clientOf = (call: Call, path: readonly string[] = []): unknown =>
  new Proxy(() => {}, {
    // A promise asks for `then`: a client is none.
    get: (_, key) => (typeof key === 'string' && key !== 'then' ? clientOf(call, [...path, key]) : undefined),
    apply: (_, __, [input, options]: [unknown, CallOptions?]) => call(path, input, options),
  });
