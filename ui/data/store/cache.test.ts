import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clearCache, invalidate, put, read, watch } from './cache.ts';
import { idempotency } from './mutation.ts';
import { joinPages } from './pages.ts';

const settle = () => vi.advanceTimersByTimeAsync(0);
let serial = 0;
const freshKey = () => ['test', ++serial] as const;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('query cache', () => {
  it('loads once for two watchers and shares the answer', async () => {
    const key = freshKey();
    const fetch = vi.fn(async () => 'a');
    const releases = [watch(key, fetch, 1000), watch(key, fetch, 1000)];
    expect(read(key).loading).toBe(true);
    await settle();
    expect(fetch).toHaveBeenCalledTimes(1);
    expect(read(key)).toMatchObject({ data: 'a', loading: false, problem: undefined });
    for (const release of releases) release();
  });

  it('asks again only when the answer is older than allowed', async () => {
    const key = freshKey();
    const fetch = vi.fn(async () => 'a');
    watch(key, fetch, 1000)();
    await settle();
    watch(key, fetch, 1000)();
    expect(fetch).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1001);
    watch(key, fetch, 1000)();
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  it('loads the first time even when nothing ever goes stale', async () => {
    const fetch = vi.fn(async () => 'a');
    watch(freshKey(), fetch, Infinity)();
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it('keeps the old answer beside the problem of a refresh', async () => {
    const key = freshKey();
    let fails = false;
    const release = watch(
      key,
      async () => {
        if (fails) throw new TypeError('Failed to fetch');
        return 'a';
      },
      0,
    );
    await settle();
    fails = true;
    await read(key).refetch();
    expect(read(key)).toMatchObject({ data: 'a', loading: false });
    expect(read(key).problem?.offline).toBe(true);
    release();
  });

  it('ignores an answer that a newer request has overtaken', async () => {
    const key = freshKey();
    const answers: ((value: string) => void)[] = [];
    const release = watch(key, () => new Promise<string>((answer) => answers.push(answer)), 0);
    void read(key).refetch();
    answers[1]?.('new');
    await settle();
    answers[0]?.('old');
    await settle();
    expect(read(key).data).toBe('new');
    release();
  });

  it('reloads what is watched under a prefix, and forgets freshness of the rest', async () => {
    const name = `n${++serial}`;
    const fetch = vi.fn(async () => 1);
    const other = vi.fn(async () => 2);
    const release = watch([name, 'list', { sort: 'a' }], fetch, 60_000);
    watch([name, 'get', '1'], other, 60_000)();
    await settle();
    invalidate(name);
    expect(fetch).toHaveBeenCalledTimes(2);
    expect(other).toHaveBeenCalledTimes(1);
    watch([name, 'get', '1'], other, 60_000)();
    expect(other).toHaveBeenCalledTimes(2);
    release();
  });

  it('does not take a longer name for a prefix', async () => {
    const fetch = vi.fn(async () => 1);
    const release = watch(['serverGroups'], fetch, 60_000);
    await settle();
    invalidate('server');
    expect(fetch).toHaveBeenCalledTimes(1);
    release();
  });

  it('shows nothing of the person before', async () => {
    const key = freshKey();
    put(key, 'theirs');
    clearCache();
    expect(read(key).data).toBeUndefined();
    await vi.runAllTimersAsync();
  });
});

describe('idempotency key', () => {
  it('stays for the same body, changes with another, and ends with success', () => {
    const keys = idempotency();
    const first = keys.keyFor({ amount: 1 });
    expect(keys.keyFor({ amount: 1 })).toBe(first);
    const second = keys.keyFor({ amount: 2 });
    expect(second).not.toBe(first);
    keys.settled();
    expect(keys.keyFor({ amount: 2 })).not.toBe(second);
  });
});

describe('pages', () => {
  it('drops a row that moved to a later page', () => {
    const page = (...ids: string[]) => ({ items: ids.map((id) => ({ id })), nextCursor: null });
    expect(joinPages([page('a', 'b'), undefined, page('b', 'c')], (row) => row.id).map((row) => row.id)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });
});
