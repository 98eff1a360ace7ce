/** Whoever walks through the shop: every call goes through the REST door, and what was sent and answered is kept. */
import { type Endpoint, endpoints, restOf } from '../endpoints.ts';
import { ORIGIN, type World } from '../world.ts';

export type Json = Record<string, unknown>;
export type Call = { request: Json; answer?: unknown };
type Browser = ReturnType<World['browser']>;

const byName = new Map(endpoints.map((e) => [e.name, e]));

export function tour(w: World) {
  const browsers: Record<string, Browser> = { admin: w.browser(), client: w.browser(), public: w.browser() };
  const made = new Map<string, Call>();

  /** `by`: whose browser; of the endpoint's audience unless told. A name is kept once: the first call is the example. */
  async function call(name: string, request: Json = {}, by?: 'admin' | 'client' | 'public'): Promise<Answer> {
    const endpoint = byName.get(name);
    if (!endpoint) throw new Error(`There is no ${name}.`);
    const browser = browsers[by ?? endpoint.audience] as Browser;
    const response = holdsFile(request)
      ? await upload(endpoint, request, browser)
      : await send(endpoint, request, browser);
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${name} answers ${response.status}: ${text}`);
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    const answer = isJson ? JSON.parse(text) : text;
    if (!made.has(name)) made.set(name, { request, answer });
    return answer as Answer;
  }

  function send(endpoint: Endpoint, request: Json, browser: Browser) {
    const { method, path, body } = restOf(endpoint, request);
    return browser.rest(method, path, body);
  }

  function upload({ method, path }: Endpoint, request: Json, { jar }: Browser) {
    const body = new FormData();
    for (const [name, value] of Object.entries(request)) body.append(name, value as Blob);
    return w.request(`/api/v1${path}`, { method, headers: { origin: ORIGIN }, body }, jar);
  }

  return { w, call, made };
}

export const holdsFile = (request: Json) => Object.values(request).some((value) => value instanceof File);

/** As loose as the steps that read it; the test parses each answer by its schema. */
// biome-ignore lint/suspicious/noExplicitAny: a step knows what it asked for
export type Answer = any;
export type Tour = ReturnType<typeof tour>;
