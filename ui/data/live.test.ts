import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveMessage, LiveStatus } from '../../worker/connections/contract/model.ts';
import { size } from './format/bytes.ts';
import { clock } from './format/clock.ts';
import { heard, makeLive, pauseBefore, shownState } from './live.ts';
import { ApiProblem } from './problem.ts';

const session = {
  protocol: 'wireguard',
  network: 'Default',
  ip: '10.0.1.23',
  endpoint: '203.0.113.9:37160',
  lastHandshakeAt: 1_000,
  downBytes: 234,
  upBytes: 14,
} as const;
const status = (over: Partial<LiveStatus> = {}): LiveStatus => ({
  state: 'online',
  sampledAt: 10_000,
  unknownSince: null,
  isUnclear: false,
  intervalMs: 5_000,
  staleAfterMs: 7_000,
  now: 10_500,
  sessions: [session],
  ...over,
});
const state = (over: Partial<LiveStatus> = {}): LiveMessage => ({ k: 'state', ...status(over) });

describe('what was heard', () => {
  const view = heard(undefined, state(), 500);

  it('a delta moves the counters of each session and the time of the sample', () => {
    const moved = heard(view, { k: 'delta', t: 15_000, c: [[300, 20, 2_000]] }, 5_500);
    expect(moved).toMatchObject({
      sampledAt: 15_000,
      sessions: [{ ip: '10.0.1.23', downBytes: 300, upBytes: 20, lastHandshakeAt: 2_000 }],
    });
  });

  it('an unknown state keeps what was seen; a tick moves nothing but the time', () => {
    const silent = heard(view, state({ state: 'unknown', unknownSince: 15_000, sessions: [], sampledAt: null }), 5_500);
    expect(silent).toMatchObject({ sampledAt: 10_000, sessions: [session] });
    expect(heard(view, { k: 'tick', t: 15_000 }, 0)).toMatchObject({ sampledAt: 15_000, state: 'online' });
    expect(heard(undefined, { k: 'tick', t: 15_000 }, 0)).toBeUndefined();
  });

  it('a sample that is too old tells no state, whatever the reader’s clock says', () => {
    expect(view?.offsetMs).toBe(10_000);
    expect(shownState(view, 500)).toEqual({ state: 'online' });
    expect(shownState(view, 7_000)).toEqual({ state: 'online' });
    expect(shownState(view, 7_001)).toEqual({ state: 'unknown', since: 10_000 });
    expect(shownState(view, 7_001, 6_500)).toEqual({ state: 'checking' });
    expect(shownState(undefined, 0)).toEqual({ state: 'checking' });
    const silent = heard(view, state({ state: 'unknown', unknownSince: 15_000 }), 5_500);
    expect(shownState(silent, 5_500)).toEqual({ state: 'unknown', since: 15_000 });
  });
});

describe('words', () => {
  it.each([
    [0, '0 B'],
    [1023, '1,023 B'],
    [1024, '1.00 KB'],
    [14.51 * 1024 ** 2, '14.51 MB'],
    [1024 ** 2 - 1, '1.00 MB'],
    [396_152_012, '377.80 MB'],
    [5 * 1024 ** 4, '5.00 TB'],
  ])('V078 given %d bytes, it says %s', (count, words) => {
    expect(size(count).replace('\u00a0', ' ')).toBe(words);
  });

  it('a time is the reader’s, with its date once it is a day old', () => {
    const at = Date.UTC(2026, 3, 1, 12, 3, 5);
    expect(clock(at, at, 'Europe/Warsaw')).toBe('14:03:05');
    expect(clock(at, at + 86_400_000, 'UTC')).toMatch(/Apr 1, 2026.*12:03:05/);
  });
});

class FakeSocket {
  static OPEN = 1;
  static all: FakeSocket[] = [];
  readyState = 0;
  sent: string[] = [];
  onopen: () => void = () => {};
  onmessage: (event: { data: string }) => void = () => {};
  onclose: (event: { code: number }) => void = () => {};
  readonly url: string;
  constructor(url: string) {
    this.url = url;
    FakeSocket.all.push(this);
  }
  send(text: string) {
    this.sent.push(text);
  }
  close(code = 1005) {
    this.readyState = 3;
    this.onclose({ code });
  }
  open() {
    this.readyState = 1;
    this.onopen();
  }
  say(message: LiveMessage) {
    this.onmessage({ data: JSON.stringify(message) });
  }
}

describe('a page that is looked at', () => {
  const page = { visibilityState: 'visible' };
  let changed: () => void = () => {};
  const events: Record<string, () => void> = {};
  const look = (visibilityState: string) => {
    page.visibilityState = visibilityState;
    changed();
  };
  const ask = vi.fn<() => Promise<LiveStatus>>();
  const live = () => makeLive({ path: '/live/services/x', ask });
  const last = () => FakeSocket.all.at(-1) as FakeSocket;

  beforeEach(() => {
    vi.useFakeTimers({ now: 10_500 });
    FakeSocket.all = [];
    page.visibilityState = 'visible';
    ask.mockReset().mockImplementation(async () => status({ now: Date.now(), sampledAt: Date.now() }));
    vi.stubGlobal('WebSocket', FakeSocket);
    vi.stubGlobal('location', { origin: 'https://shop.test' });
    vi.stubGlobal('document', {
      get visibilityState() {
        return page.visibilityState;
      },
      addEventListener: (_: string, run: () => void) => {
        changed = run;
      },
      removeEventListener: () => {},
    });
    vi.stubGlobal('addEventListener', (name: string, run: () => void) => {
      events[name] = run;
    });
    vi.stubGlobal('removeEventListener', () => {});
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('listens on one socket and asks for the time of the sample once an interval', async () => {
    const l = live();
    l.start();
    expect(last().url).toBe('wss://shop.test/live/services/x');
    last().open();
    last().say(state());
    last().say({ k: 'tick', t: 10_000 });
    const before = last().sent.length;
    for (let i = 1; i <= 6; i++) {
      await vi.advanceTimersByTimeAsync(5_000);
      last().say({ k: 'tick', t: 10_000 + i * 5_000 });
      expect(shownState(l.view.value, Date.now())).toEqual({ state: 'online' });
    }
    expect(last().sent.length - before).toBeLessThanOrEqual(7);
    expect(FakeSocket.all).toHaveLength(1);
    expect(ask).not.toHaveBeenCalled();
    l.stop();
  });

  it('hangs up while it is hidden and calls again when it is seen', async () => {
    const l = live();
    l.start();
    const first = last();
    first.open();
    look('hidden');
    expect(first.readyState).toBe(3);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(FakeSocket.all).toHaveLength(1);
    expect(ask).not.toHaveBeenCalled();
    look('visible');
    expect(FakeSocket.all).toHaveLength(2);
    l.stop();
  });

  it('a socket that no longer answers is given up and opened anew', async () => {
    const l = live();
    l.start();
    last().open();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(FakeSocket.all.length).toBe(2);
    l.stop();
  });

  it('a device without a network, and a shop that does not answer, are not taken for a silent VPN server', async () => {
    const l = live();
    const shown = () => shownState(l.view.value, Date.now(), l.resumedAt.value, l.cut.value).state;
    l.start();
    last().open();
    last().say(state());
    events.offline?.();
    expect(shown()).toBe('online');
    await vi.advanceTimersByTimeAsync(8_000);
    expect(shown()).toBe('cut');
    last().say(state({ sampledAt: Date.now(), now: Date.now() }));
    expect(shown()).toBe('online');
    for (const code of ['offline', 'unexpected_answer', 'internal']) {
      ask.mockRejectedValue(new ApiProblem({ status: code === 'offline' ? 0 : 502, code, message: '' }));
      last().close(1006);
      await vi.advanceTimersByTimeAsync(2_000);
      last().close(1006);
      await vi.advanceTimersByTimeAsync(8_000);
      expect(shown()).toBe('cut');
      ask.mockImplementation(async () => status({ now: Date.now(), sampledAt: Date.now() }));
      await l.refresh();
      expect(shown()).toBe('online');
    }
    ask.mockImplementation(async () => status({ now: Date.now(), state: 'unknown', unknownSince: Date.now() }));
    await l.refresh();
    expect(shown()).toBe('unknown');
    l.stop();
  });

  it('opened on a device without a network, it says so and waits for nobody', () => {
    vi.stubGlobal('navigator', { onLine: false });
    const l = live();
    expect(shownState(l.view.value, Date.now(), Date.now(), l.cut.value)).toEqual({ state: 'cut' });
  });

  it('a question that the shop leaves unanswered cuts the page off, long before the socket notices', async () => {
    const l = live();
    l.start();
    last().open();
    last().say(state({ state: 'unknown', unknownSince: 10_000 }));
    await vi.advanceTimersByTimeAsync(10_001);
    expect(shownState(l.view.value, Date.now(), 0, l.cut.value)).toEqual({ state: 'cut' });
    l.stop();
  });

  it('where no socket holds it asks instead, each interval, and goes on trying', async () => {
    const l = live();
    l.start();
    for (let i = 0; i < 3; i++) {
      last().close(1006);
      await vi.advanceTimersByTimeAsync(9_000);
    }
    expect(ask.mock.calls.length).toBeGreaterThan(3);
    expect(shownState(l.view.value, Date.now())).toEqual({ state: 'online' });
    expect(FakeSocket.all.length).toBeGreaterThanOrEqual(3);
    l.stop();
    const asked = ask.mock.calls.length;
    await vi.advanceTimersByTimeAsync(120_000);
    expect(ask).toHaveBeenCalledTimes(asked);
  });

  it('a service without a server is asked about for a while only, one that ended no more', async () => {
    ask.mockRejectedValue(new ApiProblem({ status: 409, code: 'not_ready', message: 'Not set up.' }));
    const l = live();
    l.start();
    for (let i = 0; i < 60; i++) {
      if (last().readyState === 0) last().close(1006);
      await vi.advanceTimersByTimeAsync(4_000);
    }
    expect(ask.mock.calls.length).toBeLessThanOrEqual(41);
    expect(l.problem.value?.code).toBe('not_ready');
    l.stop();
    ask.mockReset().mockRejectedValue(new ApiProblem({ status: 409, code: 'not_active', message: 'Ended.' }));
    const ended = live();
    ended.start();
    last().close(1006);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(ask).toHaveBeenCalledTimes(1);
    expect(ended.problem.value?.code).toBe('not_active');
  });

  it('comes back later and later, spread over half the pause', () => {
    expect([0, 1, 4, 5, 9].map((n) => pauseBefore(n, 1))).toEqual([1000, 2000, 16_000, 30_000, 30_000]);
    expect(pauseBefore(3, 0)).toBe(4000);
  });
});
