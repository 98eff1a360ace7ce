/** For tests: three customers on two panels, of which one answers oddly, and a count of every call that leaves. */
import { runInDurableObject } from 'cloudflare:test';
import { afterAll, beforeAll, vi } from 'vitest';
import { customer } from '../actors.ts';
import { forgiveAll } from '../breakers.ts';
import { evict, nameOf, pollerStub } from '../live.ts';
import { panelAddress, steer } from '../panels.ts';
import { aNetwork, fund, MICRO, order, type Shop, shop } from '../shop.ts';
import { type World, world } from '../world.ts';
import { type Bend, bent, type IsMine } from './answers.ts';

export type Subject = {
  who: string;
  /** A service's. */
  id: string;
  account: string;
  network: string;
  serverId: string;
  buyer: Shop['buyer'];
  admin: Shop['admin'];
};

export type Call = { host: string; op: string; text: string };
/** Of which calls: one, or all that fit. */
export type Odd = { op: string | RegExp; bend: Bend };
const isOf = ({ op }: Odd, call: Call) => (typeof op === 'string' ? op === call.op : op.test(call.op));
type Panel = 'panel' | 'secondPanel';

/** `GET /client/{account}/traffic/2026/6`: the victim's account, and networks. */
const opOf = (method: string, path: string, { account, network }: Subject) =>
  `${method} ${path.replace('/api/v1', '').replace(`/client/${account}`, '/client/{account}').replace(`/network/${network}`, '/network/{network}')}`;

async function delivered(w: World, who: string, s: Shop, panel: Panel): Promise<Subject> {
  const id = await order(s);
  await w.drain();
  const account = await nameOf(id);
  await steer('POST', 'sessions', { client: account, protocol: 'wireguard', rx: 1_000, tx: 5_000_000 }, panel);
  const date = new Date(w.clock.now).toISOString().slice(0, 10);
  await steer('POST', 'traffic', { client: account, date, down: 7_000_000, up: 3_000 }, panel);
  return { who, id, account, network: s.networks[0] ?? '', serverId: s.serverId, buyer: s.buyer, admin: s.admin };
}

/** `victim` and `roommate` share a server, of whose panel one answer at a time is odd; `neighbour` has another server. */
export function oddStage() {
  const stage = { w: null as unknown as World, victim: null as unknown as Subject, calls: [] as Call[] };
  const others = { roommate: null as unknown as Subject, neighbour: null as unknown as Subject };
  let odd: Odd | null = null;
  const real = globalThis.fetch;
  const isMine: IsMine = ({ name }) => name === stage.victim.account || name === stage.victim.network;

  async function overheard(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const response = await real(input, init);
    const url = new URL(input instanceof Request ? input.url : String(input));
    if (!stage.victim || !url.pathname.startsWith('/api/')) return response;
    const op = opOf(init?.method ?? 'GET', url.pathname, stage.victim);
    const call = { host: url.host, op, text: await response.text() };
    stage.calls.push(call);
    const isOdd = odd !== null && call.host === hostOf('panel') && isOf(odd, call);
    const text = isOdd && odd ? bent(call.text, odd.bend, isMine) : call.text;
    return new Response(text, { status: response.status, headers: { 'content-type': 'application/json' } });
  }

  beforeAll(async () => {
    const w = await world({ now: Math.floor(Date.now() / 1000) * 1000 });
    stage.w = w;
    for (const panel of ['panel', 'secondPanel'] as const)
      await steer('POST', 'clock', { now: w.clock.now, frozen: true }, panel);
    const here = await shop(w, { networks: [await aNetwork()], fundsMicro: 100 * MICRO });
    const mate = await customer(w);
    await fund(here.admin, mate.clientId, 100 * MICRO);
    const there = await shop(w, {
      networks: [await aNetwork({}, 'secondPanel')],
      server: panelAddress('secondPanel'),
      fundsMicro: 100 * MICRO,
    });
    const victim = await delivered(w, 'victim', here, 'panel');
    others.roommate = await delivered(w, 'roommate', { ...here, buyer: mate }, 'panel');
    others.neighbour = await delivered(w, 'neighbour', there, 'secondPanel');
    stage.victim = victim;
    vi.spyOn(Date, 'now').mockImplementation(() => w.clock.now);
    vi.spyOn(globalThis, 'fetch').mockImplementation(overheard);
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    for (const panel of ['panel', 'secondPanel'] as const) await steer('POST', 'clock', { offsetMs: 0 }, panel);
  });

  return Object.assign(stage, {
    others,
    isMine,
    /** While `act` runs, this one answer of the victim's panel is odd. */
    async with<T>(what: Odd | null, act: () => Promise<T>): Promise<T> {
      odd = what;
      try {
        return await act();
      } finally {
        odd = null;
      }
    },
    /** Nobody remembers an answer: neither who failed nor, where that matters, who is online. */
    async forget(pollersToo: boolean) {
      forgiveAll();
      if (!pollersToo) return;
      for (const { serverId } of [stage.victim, others.neighbour]) {
        await runInDurableObject(pollerStub(serverId), (_, state) => state.storage.deleteAll());
        await evict(serverId);
      }
    },
    /** What was called while `act` ran. */
    async heard<T>(act: () => Promise<T>): Promise<{ value: T; calls: Call[] }> {
      stage.calls = [];
      const value = await act();
      return { value, calls: stage.calls };
    },
  });
}

export const hostOf = (panel: Panel): string => {
  const { host, port } = panelAddress(panel);
  return `${host}:${port}`;
};
