import type { PanelOptions, RunningPanel } from '../index.ts';
import { DEMO_TOKEN, startPanel } from '../index.ts';

// biome-ignore lint/suspicious/noExplicitAny: tests read answers whose shape is what they are testing
export type Loose = any;

export type Answer = { status: number; headers: Headers; text: string; json: Loose; payload: Loose; error: string };

export type Asked = { token?: string | null; fault?: string; signal?: AbortSignal };

export type Visitor = RunningPanel & {
  ask: (method: string, path: string, body?: unknown, asked?: Asked) => Promise<Answer>;
  control: (method: string, path: string, body?: unknown) => Promise<Answer>;
  /** Creates a client in Default, or elsewhere, and returns its record. */
  client: (name: string, network?: string) => Promise<Loose>;
};

export async function read(response: Response): Promise<Answer> {
  const { status, headers } = response;
  const text = await response.text();
  let json: Loose;
  try {
    json = JSON.parse(text);
  } catch {}
  const payload = json?.msg ?? json?.data ?? json;
  return { status, headers, text, json, payload, error: json?.error ?? json?.message ?? '' };
}

const init = (method: string, body: unknown, headers: Record<string, string>, signal?: AbortSignal): RequestInit => ({
  method,
  redirect: 'manual',
  headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
  ...(body !== undefined && { body: JSON.stringify(body) }),
  ...(signal && { signal }),
});

export async function visit(options: PanelOptions = {}): Promise<Visitor> {
  const panel = await startPanel(options);
  const ask: Visitor['ask'] = async (method, path, body, { token = DEMO_TOKEN, fault, signal } = {}) => {
    const headers = {
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(fault && { 'x-sim-fault': fault }),
    };
    return read(await fetch(`${panel.url}/api/v1${path}`, init(method, body, headers, signal)));
  };
  const control: Visitor['control'] = async (method, path, body) =>
    read(await fetch(`${panel.url}/__sim/${path}`, init(method, body, {})));
  const client: Visitor['client'] = async (name, network = 'Default') => {
    const answer = await ask('POST', '/client', { name, network_name: network });
    if (answer.status !== 200) throw new Error(`client ${name}: ${answer.text}`);
    return answer.payload;
  };
  return Object.defineProperties({ ask, control, client } as Visitor, Object.getOwnPropertyDescriptors(panel));
}
