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
const chance = (seed: string): Draw => {
  let state = seedOf(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
};

/** One request or job: what it draws, and how long it has waited for others. */
type Work = { draw: Draw; waitedMs: number };
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
export function repeatably<T>(name: string, work: () => T): T {
  const n = (times.get(name) ?? 0) + 1;
  times.set(name, n);
  return works.run({ draw: chance(`${name} ${n}`), waitedMs: 0 }, work);
}

/** An answer from elsewhere takes its time, without anybody waiting for it; two at once take it together. */
globalThis.fetch = async (input, init) => {
  const work = works.getStore();
  const back = (work?.waitedMs ?? 0) + ANSWER_MS;
  const answer = await send(input, init);
  if (work) work.waitedMs = Math.max(work.waitedMs, back);
  return answer;
};

crypto.getRandomValues = <T extends ArrayBufferView | null>(into: T): T => {
  const draw = works.getStore()?.draw ?? house;
  if (!into) return into;
  const bytes = new Uint8Array(into.buffer, into.byteOffset, into.byteLength);
  for (let i = 0; i < bytes.length; i++) bytes[i] = draw();
  return into;
};
