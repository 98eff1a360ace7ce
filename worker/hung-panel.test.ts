/** How long a panel that takes every call and answers none can keep what staff look at: by its deadlines, not by a watch. */
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { forgiveAll } from './testing/breakers.ts';
import { type Endpoint, endpoints, NO_ID, restOf } from './testing/endpoints.ts';
import { order, type Shop, shop, withRoomyLicence } from './testing/shop.ts';
import { type World, world } from './testing/world.ts';

/** What a page may wait for a panel. */
const MOST_MS = 15_000;
/** Nobody called the panel for so long: those who wait do nothing but wait. */
const QUIET_MS = 60;

withRoomyLicence();
const pause = globalThis.setTimeout;
const rest = (ms: number) => new Promise((resolve) => pause(resolve, ms));

let w: World;
let s: Shop;
let serviceId: string;
let hangs = false;
const waiting = new Set<string>();
const calls: string[] = [];

/** Takes the call, and lets go when the caller does. */
function hang(url: string, signal: AbortSignal | null | undefined): Promise<Response> {
  calls.push(url);
  const one = `${calls.length} ${url}`;
  waiting.add(one);
  return new Promise((_, reject) =>
    signal?.addEventListener('abort', () => {
      waiting.delete(one);
      reject(signal.reason);
    }),
  );
}

beforeAll(async () => {
  w = await world({
    fetch: (input, init) => (hangs ? hang(String(input), init?.signal) : fetch(input, init)),
  });
  s = await shop(w);
  serviceId = await order(s);
  await w.drain();
});
afterEach(() => {
  hangs = false;
  vi.useRealTimers();
});

/** By the timers that ran out while `act` waited for the panel. */
async function waitedFor(act: () => Promise<unknown>): Promise<number> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  const began = Date.now();
  let over = false;
  const acting = act().finally(() => {
    over = true;
  });
  while (!over) {
    const before = calls.length;
    await rest(QUIET_MS);
    if (waiting.size > 0 && calls.length === before && !over) vi.advanceTimersToNextTimer();
  }
  await acting;
  const waited = Date.now() - began;
  // A page that did not wait for every call leaves some behind.
  while (waiting.size > 0) {
    vi.advanceTimersToNextTimer();
    await rest(1);
  }
  return waited;
}

const things = (): Record<string, string> => ({
  '/admin/services': serviceId,
  '/admin/servers': s.serverId,
  '/admin/products': s.productId,
  '/admin/clients': s.buyer.clientId,
});

/** Beyond the sample: values that lead to the thing itself. */
const MORE: Record<string, () => Record<string, unknown>> = {
  '/admin/services/{id}/traffic': () => ({ year: 2026, month: 6 }),
  '/admin/network-tree': () => ({ serverId: s.serverId }),
};

function inputOf(e: Endpoint) {
  const root = Object.keys(things()).find((path) => e.path.startsWith(path));
  return { ...e.sample, ...MORE[e.path]?.(), ...('id' in e.sample ? { id: things()[root ?? ''] ?? NO_ID } : {}) };
}

/** What pages show of a panel. Another one belongs here as well: it too must not keep its page. */
const ASK = [
  '/admin/network-tree',
  '/admin/servers/{id}/networks',
  '/admin/services/{id}/account',
  '/admin/services/{id}/traffic',
];

/** What pages read. A link that is opened does not ask: it is there for an hour. */
const READ = endpoints.filter(({ audience, method }) => audience === 'admin' && method === 'GET');

describe('given a panel that never answers', () => {
  it('R-20 whatever staff look at, it waits for the panel at most 15 s and then says so; what asks no panel does not wait at all', async () => {
    const asked: Record<string, number> = {};
    for (const e of READ) {
      const input = inputOf(e);
      for (const insist of 'insist' in e.fields ? [undefined, 'yes'] : [undefined]) {
        const { method, path } = restOf(e, { ...input, ...(insist ? { insist } : {}) });
        const before = calls.length;
        // Else the next page would be told at once that the panel does not answer.
        forgiveAll();
        hangs = true;
        let status = 0;
        const ms = await waitedFor(async () => {
          status = (await s.admin.rest(method, path)).status;
        });
        hangs = false;
        vi.useRealTimers();
        if (calls.length === before) expect(ms, e.name).toBe(0);
        else asked[e.path] = Math.max(asked[e.path] ?? 0, ms);
        expect([e.name, status]).not.toEqual([e.name, 500]);
      }
    }
    for (const [path, ms] of Object.entries(asked)) expect([path, ms, ms <= MOST_MS]).toEqual([path, ms, true]);
    expect(Object.keys(asked).toSorted()).toEqual(ASK);
  });
});
