/** The time of the shop of the pictures, and of its panels: it goes on only when somebody does something. */
import { steer } from '../../world/delivered.ts';
import { demoShop } from '../../world/demo-shop.ts';
import { fromItsOwnNetwork, until, type Visitor, visitor } from '../../world/visitor.ts';

const BETWEEN_MS = 97_000;
const QUIET_MS = 60_000;

type State = { now: number; busy: number };
const ask = async (init?: RequestInit): Promise<State> => (await fetch(`${demoShop().url}/__still`, init)).json();

export const now = async (): Promise<number> => (await ask()).now;

async function set(instant: number): Promise<void> {
  await ask({ method: 'POST', body: JSON.stringify({ now: instant }) });
  await steer('clock', { now: instant, frozen: true });
}

/** Once nothing is under way that the last step began. */
export async function quiet(): Promise<void> {
  const { busy } = await until(ask, (state) => state.busy === 0, QUIET_MS);
  if (busy > 0) throw new Error(`The shop is still busy with ${busy} things.`);
}

let stands = false;
/** From here on everything happens in one and the same instant. */
export const stand = (): void => {
  stands = true;
};

export async function later(ms = BETWEEN_MS): Promise<void> {
  if (!stands) await set((await now()) + ms);
}

/** What is due by now is done, and what follows from that. */
async function tick(): Promise<void> {
  await quiet();
  if (stands) return;
  await fetch(`${demoShop().url}/cdn-cgi/handler/scheduled?cron=*+*+*+*+*`);
  await quiet();
}

export async function minuteLater(): Promise<void> {
  await later(60_000);
  await tick();
}

let people = 0;

/** Who acts, takes time; and what follows from it is done before anybody acts again. */
export function actor(userAgent?: string): Visitor {
  const me = visitor(demoShop().url, userAgent, fromItsOwnNetwork(++people));
  const call: Visitor['call'] = async (method, path, body, headers) => {
    if (method === 'GET') return me.call(method, path, body, headers);
    await later();
    const answer = await me.call<never>(method, path, body, headers);
    await tick();
    return answer;
  };
  return { jar: me.jar, call, get: me.get, post: (path, body, headers) => call('POST', path, body, headers) };
}
