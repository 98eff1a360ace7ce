import { HANG_MS } from './hang.ts';

/** A customer or operator without a browser: one cookie jar over the REST API. */
export type Visitor = ReturnType<typeof visitor>;
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/**
 * The header by which Cloudflare names a visitor's address: a network of its own for each, as in life, so that
 * what one does too often does not stop the next. Local workerd keeps what it is given.
 */
export function fromItsOwnNetwork(n = Math.floor(Math.random() * 2 ** 24)): { 'cf-connecting-ip': string } {
  return { 'cf-connecting-ip': `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}` };
}

export function visitor(url: string, userAgent?: string, network = fromItsOwnNetwork()) {
  const own = { ...network, ...(userAgent ? { 'user-agent': userAgent } : {}) };
  const jar = new Map<string, string>();
  async function call<T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const cookie = [...jar].map(([k, v]) => `${k}=${v}`).join('; ');
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { origin: url, 'content-type': 'application/json', cookie, ...own, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const answer = (await response.json()) as T & { code?: string };
    if (!response.ok)
      throw new Refused(
        response.status,
        answer.code ?? '',
        `${method} ${path}: ${response.status} ${JSON.stringify(answer)}`,
      );
    return answer;
  }
  return {
    jar,
    call,
    get: <T>(path: string) => call<T>('GET', path),
    post: <T>(path: string, body: unknown, headers?: Record<string, string>) => call<T>('POST', path, body, headers),
  };
}

/** Asks again until `done`, or it never will be; the last value is returned either way. */
export async function until<T>(ask: () => Promise<T>, done: (value: T) => boolean, timeoutMs = HANG_MS): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const value = await ask();
    if (done(value) || Date.now() > end) return value;
    await new Promise((r) => setTimeout(r, 200));
  }
}
