/** What is not known of a connection and of traffic is called so: never offline, and never nothing. */
import { signal } from '@preact/signals';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveStatus } from '../../worker/connections/contract/model.ts';
import type { UsageMonth } from '../../worker/usage/contract/model.ts';
import { now } from '../data/format/time.ts';
import { heard, type Live, type LiveView } from '../data/live.ts';
import { put } from '../data/store/cache.ts';
import { LiveBody, LivePill } from './live-status.tsx';
import { Traffic } from './traffic.tsx';

const AT = Date.UTC(2026, 5, 15, 12);
beforeEach(() => vi.useFakeTimers({ now: AT }));
afterEach(() => vi.useRealTimers());

const read = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const FALSE_WORDS = /offline|no device|\b0 B\b|NaN|undefined|Invalid/i;

const session: LiveStatus['sessions'][number] = {
  protocol: 'wireguard',
  ...{ network: null, ip: '10.0.1.23', endpoint: null, lastHandshakeAt: null },
  ...{ downBytes: null, upBytes: null },
};
const UNKNOWN: LiveStatus = {
  ...{ state: 'unknown', sampledAt: AT, unknownSince: AT, isUnclear: false, sessions: [] },
  ...{ intervalMs: 5_000, staleAfterMs: 7_000, now: AT },
};

function shown(view: LiveView | undefined): string {
  now.value = AT;
  const live = {
    ...{ view: signal(view), problem: signal(undefined), asking: signal(false) },
    ...{ cut: signal(false), resumedAt: signal(0) },
  } as unknown as Live;
  return read(renderToString(h('div', null, h(LivePill, { live }), h(LiveBody, { live, raw: true }))));
}
const told = (over: Partial<LiveStatus>, before?: LiveView) =>
  shown(heard(before, { k: 'state', ...UNKNOWN, ...over }, AT));

describe('the live status', () => {
  it('given a server that does not answer, is unknown, and says so', () => {
    expect(told({})).toMatch(/Unknown since .*does not answer/);
    expect(told({})).not.toMatch(FALSE_WORDS);
  });

  it('given an answer with sessions of nobody knows whom, is unknown, and does not blame the server for silence', () => {
    const text = told({ isUnclear: true });
    expect(text).toMatch(/Unknown since .*does not tell whether a device is connected/);
    expect(text).not.toMatch(FALSE_WORDS);
    expect(text).not.toContain('does not answer');
  });

  it('given no answer yet, checks', () => {
    expect(told({ sampledAt: null, unknownSince: null })).toMatch(/Checking.*Not checked yet/);
    expect(shown(undefined)).not.toMatch(FALSE_WORDS);
  });

  it('given a session without counters, says that they were not told', () => {
    const text = told({ state: 'online', unknownSince: null, sessions: [session] });
    expect(text).toMatch(/Online.*not (told|reported|known)/i);
    expect(text).not.toMatch(FALSE_WORDS);
  });

  it('given that it is known, says offline', () => {
    expect(told({ state: 'offline', unknownSince: null })).toMatch(/Offline.*No device is connected/);
  });
});

describe('the traffic of a month', () => {
  const day = (date: string, bytes: number | null) => ({ date, downBytes: bytes, upBytes: bytes });
  const month = (over: Partial<UsageMonth>): UsageMonth => ({
    ...{ year: 2026, month: 6, zone: 'UTC', asOf: AT, nextCountAt: null },
    ...{ state: 'none', days: [day('2026-06-01', null), day('2026-06-02', null)], downBytes: null, upBytes: null },
    ...over,
  });
  const page = (found: UsageMonth) => {
    put(['usage', 'x', { year: 2026, month: 6 }], found);
    return read(renderToString(h(Traffic, { serviceId: 'x', load: async () => found })));
  };

  it('given that nothing was reported, shows no figure', () => {
    const text = page(month({}));
    expect(text).toContain('has reported nothing');
    expect(text).not.toMatch(FALSE_WORDS);
  });

  it('given a day that was not understood, leaves it out and says so; a day of nothing is nothing', () => {
    const days = [day('2026-06-01', 5_000_000), day('2026-06-02', null), day('2026-06-03', 7_000_000)];
    const text = page(month({ state: 'gaps', days, downBytes: 12_000_000, upBytes: 12_000_000 }));
    expect(text).toContain('left out, also from the totals');
    expect(text).toMatch(/not (known|reported)|unknown/i);
    expect(text).not.toMatch(/\b0 B\b.*\b0 B\b/);
    expect(page(month({ state: 'complete', days: [day('2026-06-01', 0)], downBytes: 0, upBytes: 0 }))).toContain('0 B');
  });
});
