/** A world for the Worker in which the clock stands until it is set, and chance repeats itself. */
import { AsyncLocalStorage } from 'node:async_hooks';

const machine = { now: Date.now };
const { fetch: send } = globalThis;
/** A working day; what is done on it goes on from here. */
let now = Date.UTC(2026, 10, 20, 7, 12);
const ANSWER_MS = 23;

type Draw = () => number;

const seedOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
};

/** mulberry32 */
export const chance = (seed: string): Draw => {
  let state = seedOf(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
};

/** One request or job: what it draws, how long it has waited for others, and the last of them. */
type Work = { draw: Draw; looks: boolean; waitedMs: number; asked: Promise<unknown> };
const works = new AsyncLocalStorage<Work>();

export const clock = {
  now: () => now + (works.getStore()?.waitedMs ?? 0),
  set(instant: number): void {
    now = instant;
  },
  /** An instant of this world as the machine's clock will show it: alarms ring by that one. */
  toMachine: (instant: number) => instant - now + machine.now(),
  fromMachine: (instant: number) => instant - machine.now() + now,
};

globalThis.Date = new Proxy(Date, {
  construct: (target, given) => Reflect.construct(target, given.length > 0 ? given : [now]),
  get: (target, key) => (key === 'now' ? clock.now : Reflect.get(target, key)),
});

const house = chance('house');
const times = new Map<string, number>();

/** Whatever else goes on meanwhile, the same work draws the same numbers the same time over. */
export function repeatably<T>(name: string, work: () => T, looks = false): T {
  const n = (times.get(name) ?? 0) + 1;
  times.set(name, n);
  return works.run({ draw: chance(`${name} ${n}`), looks, waitedMs: 0, asked: Promise.resolve() }, work);
}

/** The draw of who only looks: a page, or an object that watches a panel. */
export const looking = (): Draw | null => {
  const work = works.getStore();
  if (!work) return house;
  return work.looks ? work.draw : null;
};

/** An answer from elsewhere takes its time, without anybody waiting for it. Two at once take it together, one after the other. */
globalThis.fetch = (input, init) => {
  const work = works.getStore();
  if (!work) return send(input, init);
  const back = work.waitedMs + ANSWER_MS;
  const ask = async () => {
    const answer = await send(input, init);
    const body = answer.body && (await answer.arrayBuffer());
    work.waitedMs = Math.max(work.waitedMs, back);
    return new Response(body, answer);
  };
  const asked = work.asked.then(ask);
  work.asked = asked.catch(() => undefined);
  return asked;
};

crypto.getRandomValues = <T extends ArrayBufferView | null>(into: T): T => {
  const draw = works.getStore()?.draw ?? house;
  if (!into) return into;
  const bytes = new Uint8Array(into.buffer, into.byteOffset, into.byteLength);
  for (let i = 0; i < bytes.length; i++) bytes[i] = draw();
  return into;
};
