/** The breaker by itself, and behind the door against a peer that misbehaves over real HTTP. */
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { puqvpncp } from '../../drivers/provisioning/puqvpncp/index.ts';
import { Breakers, type PeerTurn } from './breaker.ts';
import { makeReach, type ReachBreaker, type ReachLogEntry, type ReachRequest } from './reach.ts';

const clock = { now: 1_000_000 };
const seen = async () => Number(await (await fetch(`${inject('rogue').url}/seen`)).text());
const poured = async () => Number(await (await fetch(`${inject('rogue').url}/poured`)).text());

function door(over: Partial<ReachBreaker> = {}, secrets: string[] = []) {
  const turns: PeerTurn[] = [];
  const log: ReachLogEntry[] = [];
  const breakers = over.breakers ?? new Breakers(() => 0);
  const reach = makeReach({
    mode: 'test',
    now: () => clock.now,
    log: (entry) => log.push(entry),
    secrets,
    breaker: { breakers, onTurn: (turn) => turns.push(turn), ...over },
  });
  const ask = (trick: string, more: Partial<ReachRequest> = {}) =>
    reach.call({ method: 'GET', url: `${inject('rogue').url}/${trick}`, timeoutMs: 60_000, ...more });
  return { reach, ask, turns, log, breakers };
}

beforeEach(async () => {
  await seen();
});

describe('a peer that fails', () => {
  /** How it fails, and the cause or status that the caller sees. */
  const FAULTS: [string, string | number, Partial<ReachRequest>?][] = [
    ['hang', 'timeout', { timeoutMs: 300 }],
    ['loris', 'timeout', { timeoutMs: 300 }],
    ['reset', 'refused'],
    ['short', 'reset'],
    ['huge', 'too_large'],
    ['endless', 'too_large'],
    ['429', 429],
    ['500', 500],
    ['503', 503],
    ['520', 'reset'],
    ['522', 'timeout'],
    ['526', 'tls'],
    ['530', 'dns'],
  ];

  it.each(FAULTS)(
    'given %s, 100 calls end as %s, only 5 of them reach it, and the others are answered at once',
    async (trick, expected, limit) => {
      const { ask, turns } = door();
      const answers = [];
      for (let i = 0; i < 100; i++) answers.push(await ask(trick, limit));
      const first = answers[0];
      expect(first?.kind === 'answer' ? first.status : first?.cause).toBe(expected);
      expect(await seen()).toBe(5);
      expect(turns).toMatchObject([{ kind: 'down', failures: 5 }]);
      const paused = answers.slice(5);
      expect(new Set(paused.map((a) => a.kind === 'failed' && a.cause))).toEqual(new Set(['paused']));
      expect(paused[0]).toMatchObject({ afterMs: expect.any(Number), detail: expect.stringContaining('127.0.0.1') });
    },
  );

  it.each(['html', 'cut'])(
    'given a 200 with %s, the driver says that it is no answer, and that counts as a failure',
    async (trick) => {
      const { reach } = door();
      const { hostname, port } = new URL(inject('rogue').url);
      const shifted = {
        ...reach,
        call: (r: ReachRequest) => reach.call({ ...r, url: `${inject('rogue').url}/${trick}/` }),
      };
      const server = { id: 'x', host: hostname, port: Number(port), secure: false, token: 'tok' };
      const peer = puqvpncp.open(shifted, server);
      for (let i = 0; i < 8; i++) expect(await peer.networks()).toMatchObject({ kind: 'retry' });
      expect(await seen()).toBe(5);
    },
  );

  it('reads no more than its cap of 50 MB: the rest is left in the peer', async () => {
    const { ask } = door();
    expect(await ask('huge', { maxBytes: 4 * 65_536, timeoutMs: 10_000 })).toMatchObject({ cause: 'too_large' });
    // What lies in the buffers of both sides was poured, too.
    expect(await poured()).toBeLessThan(20 * 1024 * 1024);
  });

  it.each(['401', '403', '404', '409', '422', 'redirect', 'ok'])('%s is an answer: it never opens', async (trick) => {
    const { ask, turns } = door();
    for (let i = 0; i < 12; i++) await ask(trick);
    expect(await seen()).toBe(12);
    expect(turns).toEqual([]);
  });

  it('four failures and a success, over and over, never open it', async () => {
    const { ask, turns } = door();
    for (let i = 0; i < 20; i++) await ask(i % 5 === 4 ? 'ok' : '500');
    expect(await seen()).toBe(20);
    expect(turns).toEqual([]);
  });
});

describe('a peer that is left alone', () => {
  const opened = async (how = '500') => {
    const made = door();
    for (let i = 0; i < 5; i++) await made.ask(how);
    await seen();
    return made;
  };

  it('is tried by one call only after the pause; when it works everybody may ask again', async () => {
    const { ask, turns } = await opened();
    expect(await ask('ok')).toMatchObject({ cause: 'paused', afterMs: 10_000 });
    clock.now += 10_000;
    const answers = await Promise.all([ask('ok'), ask('ok'), ask('ok')]);
    expect(answers.map((a) => (a.kind === 'answer' ? a.status : a.cause))).toEqual([200, 'paused', 'paused']);
    expect(await seen()).toBe(1);
    expect(turns.at(-1)).toMatchObject({ kind: 'up' });
    for (let i = 0; i < 4; i++) expect(await ask('500')).toMatchObject({ status: 500 });
    expect(await seen()).toBe(4);
  });

  it('fails its probe: left alone again, longer each time, a minute at most', async () => {
    const { ask } = await opened();
    for (const pause of [10_000, 20_000, 40_000, 60_000, 60_000]) {
      clock.now += pause - 1;
      expect(await ask('500')).toMatchObject({ cause: 'paused', afterMs: 1 });
      clock.now += 1;
      expect(await ask('500')).toMatchObject({ status: 500 });
    }
    expect(await seen()).toBe(5);
  });

  it('a probe that never ended does not keep it closed for ever', async () => {
    const { breakers } = await opened();
    clock.now += 10_000;
    const host = new URL(inject('rogue').url).host;
    expect(breakers.admit(host, clock.now)).toEqual({ go: true });
    expect(breakers.admit(host, clock.now)).toMatchObject({ go: false });
    expect(breakers.admit(host, clock.now + 30_000)).toEqual({ go: true });
  });

  it('is left alone for as long as its Retry-After asks, five minutes at most', async () => {
    const { ask } = await opened('throttled');
    expect(await ask('ok')).toMatchObject({ cause: 'paused', afterMs: 120_000 });
  });

  it('pauses differ by up to a fifth, so that isolates do not come back together', () => {
    const until = (random: number) => {
      const breakers = new Breakers(() => random);
      for (let i = 0; i < 5; i++) breakers.settle('a', 'x', 0);
      const admitted = breakers.admit('a', 0);
      return admitted.go ? 0 : admitted.afterMs;
    };
    expect([until(0), until(0.5), until(0.999)]).toEqual([10_000, 11_000, 11_998]);
  });

  it('a person who insists is answered by the peer itself, and a success ends the pause', async () => {
    const { breakers } = await opened();
    const insisting = door({ breakers, insist: true });
    expect(await insisting.ask('ok')).toMatchObject({ status: 200 });
    expect(await door({ breakers }).ask('ok')).toMatchObject({ status: 200 });
  });

  it('another isolate that was told leaves it alone too, and says when it works again', async () => {
    const known = { until: clock.now + 30_000, why: 'HTTP 500' };
    const { ask, turns } = door({ known });
    expect(await ask('ok')).toMatchObject({ cause: 'paused', afterMs: 30_000 });
    expect(await seen()).toBe(0);
    clock.now += 30_000;
    expect(await ask('ok')).toMatchObject({ status: 200 });
    expect(turns).toMatchObject([{ kind: 'up' }]);
  });

  it('its neighbour on another port is not touched', async () => {
    const { reach } = await opened();
    expect(await reach.call({ method: 'GET', url: `${inject('panel').url}/` })).toMatchObject({ kind: 'answer' });
  });

  it('no secret is in what it says or keeps', async () => {
    const { reach, turns } = door({}, ['hunter2-token']);
    const url = `${inject('rogue').url}/500`;
    const judge = () => 'the panel says hunter2-token';
    for (let i = 0; i < 5; i++) await reach.call({ method: 'GET', url, judge });
    const paused = await reach.call({ method: 'GET', url });
    expect(JSON.stringify([turns, paused])).not.toContain('hunter2');
    expect(JSON.stringify(paused)).toContain('***');
  });

  it('memory is bounded: a thousand peers are remembered', () => {
    const breakers = new Breakers(() => 0);
    for (let i = 0; i < 5000; i++) breakers.settle(`peer-${i}`, 'x', 0);
    for (let i = 0; i < 4; i++) breakers.settle('peer-0', 'x', 0);
    expect(breakers.admit('peer-0', 0)).toEqual({ go: true });
  });
});
