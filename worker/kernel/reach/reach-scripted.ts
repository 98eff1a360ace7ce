/** For tests: a `Reach` over a scripted peer. */
import { makeReach, type ReachLogEntry, type ReachOptions } from './reach.ts';

type Send = typeof fetch;
export const TOKEN = '3f9c0d5e77a14b2c9d8e0f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e';

/** A `Reach` over a scripted peer, its log, and the calls that got past the guard. */
export function open(
  answer: (url: string, init: RequestInit) => Promise<Response> | Response,
  options: Partial<ReachOptions> = {},
) {
  const log: ReachLogEntry[] = [];
  const calls: { url: string; init: RequestInit }[] = [];
  let clock = 1_000;
  const send: Send = async (input, init = {}) => {
    calls.push({ url: String(input), init: init as RequestInit });
    return answer(String(input), init as RequestInit);
  };
  const reach = makeReach({
    mode: 'production',
    fetch: send,
    now: () => (clock += 7),
    log: (entry) => log.push(entry),
    secrets: [TOKEN],
    ...options,
  });
  return { reach, log, calls };
}

export const json = (value: unknown, status = 200) =>
  new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } });
