import { type Signal, signal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { language } from '../../i18n/language.ts';
import { type ApiProblem, isAbort, toProblem } from '../problem.ts';

/** `['servers', 'list', { sort: 'name' }]`: names first, so that a prefix of them can be invalidated. */
export type QueryKey = readonly unknown[];
export type Fetcher<T> = (signal: AbortSignal) => Promise<T>;

type Entry<T = unknown> = {
  key: QueryKey;
  data: Signal<T | undefined>;
  problem: Signal<ApiProblem | undefined>;
  loading: Signal<boolean>;
  /** Epoch ms of the last answer; 0 when there is none or it was invalidated. */
  fetchedAt: Signal<number>;
  fetcher: Fetcher<T> | undefined;
  abort: AbortController | undefined;
  watchers: number;
  releasedAt: number;
};

const FORGET_AFTER_MS = 5 * 60_000;
const entries = new Map<string, Entry>();

const idOf = (key: QueryKey): string => JSON.stringify(key);

const entryOf = <T>(key: QueryKey): Entry<T> => {
  const id = idOf(key);
  const found = entries.get(id) as Entry<T> | undefined;
  if (found) return found;
  const made: Entry<T> = {
    key,
    data: signal<T | undefined>(undefined),
    problem: signal<ApiProblem | undefined>(undefined),
    loading: signal(false),
    fetchedAt: signal(0),
    fetcher: undefined,
    abort: undefined,
    watchers: 0,
    releasedAt: Date.now(),
  };
  entries.set(id, made as unknown as Entry);
  return made;
};

const load = async <T>(entry: Entry<T>): Promise<void> => {
  const { fetcher } = entry;
  if (!fetcher) return;
  entry.abort?.abort();
  const abort = new AbortController();
  entry.abort = abort;
  entry.loading.value = true;
  try {
    const data = await fetcher(abort.signal);
    if (entry.abort !== abort) return;
    entry.data.value = data;
    entry.problem.value = undefined;
    entry.fetchedAt.value = Date.now();
  } catch (cause) {
    if (entry.abort !== abort || isAbort(cause)) return;
    entry.problem.value = toProblem(cause);
  } finally {
    if (entry.abort === abort) {
      entry.abort = undefined;
      entry.loading.value = false;
    }
  }
};

const forgetUnused = (now: number): void => {
  for (const [id, entry] of entries) {
    if (entry.watchers === 0 && now - entry.releasedAt > FORGET_AFTER_MS) entries.delete(id);
  }
};

/** Begins watching: loads when there is nothing yet or it is older than `staleMs`. Returns the release. */
export const watch = <T>(key: QueryKey, fetcher: Fetcher<T>, staleMs: number): (() => void) => {
  const entry = entryOf<T>(key);
  entry.fetcher = fetcher;
  entry.watchers++;
  const fetchedAt = entry.fetchedAt.peek();
  if (!entry.loading.peek() && (fetchedAt === 0 || Date.now() - fetchedAt > staleMs)) void load(entry);
  return () => {
    entry.watchers--;
    entry.releasedAt = Date.now();
    forgetUnused(entry.releasedAt);
  };
};

export type Query<T> = {
  readonly data: T | undefined;
  readonly problem: ApiProblem | undefined;
  readonly loading: boolean;
  /** Epoch ms of the data shown; 0 when there is none. */
  readonly fetchedAt: number;
  refetch(): Promise<void>;
};

export const read = <T>(key: QueryKey): Query<T> => {
  const entry = entryOf<T>(key);
  return {
    get data() {
      return entry.data.value;
    },
    get problem() {
      return entry.problem.value;
    },
    get loading() {
      return entry.loading.value;
    },
    get fetchedAt() {
      return entry.fetchedAt.value;
    },
    refetch: () => load(entry),
  };
};

const startsWith = (key: QueryKey, prefix: QueryKey): boolean =>
  prefix.every((part, i) => JSON.stringify(key[i]) === JSON.stringify(part));

/** What begins with `prefix` is stale: reloaded at once where it is on screen, at the next visit elsewhere. */
export const invalidate = (...prefix: QueryKey): void => {
  for (const entry of entries.values()) {
    if (!startsWith(entry.key, prefix)) continue;
    entry.fetchedAt.value = 0;
    if (entry.watchers > 0) void load(entry);
  }
};

// What the server worded is asked for anew in the language chosen.
language.subscribe(() => invalidate());

/** Puts an answer in by hand, for example the record that a mutation returned. */
export const put = <T>(key: QueryKey, data: T): void => {
  const entry = entryOf<T>(key);
  entry.data.value = data;
  entry.problem.value = undefined;
  entry.fetchedAt.value = Date.now();
};

/** Another person signed in: nothing of the one before may be seen. */
export const clearCache = (): void => {
  for (const entry of entries.values()) {
    entry.abort?.abort();
    entry.data.value = undefined;
    entry.problem.value = undefined;
    entry.fetchedAt.value = 0;
  }
  for (const [id, entry] of entries) if (entry.watchers === 0) entries.delete(id);
  // Next turn: the pages of the person before are gone by then, and ask for nothing.
  setTimeout(() => {
    for (const entry of entries.values()) if (entry.watchers > 0 && entry.fetchedAt.peek() === 0) void load(entry);
  });
};

export type QueryOptions = {
  staleMs?: number /** Reloads while the page is visible. */;
  everyMs?: number;
  enabled?: boolean;
};

/** `const servers = useQuery(['servers'], (signal) => api.admin.servers.list({}, { signal }))` */
export const useQuery = <T>(key: QueryKey, fetcher: Fetcher<T>, options: QueryOptions = {}): Query<T> => {
  const { staleMs = 15_000, everyMs, enabled = true } = options;
  const id = idOf(key);
  const latest = useRef(fetcher);
  latest.current = fetcher;
  useEffect(() => (enabled ? watch<T>(key, (abort) => latest.current(abort), staleMs) : undefined), [id, enabled]);
  useEffect(() => {
    if (!enabled || !everyMs) return;
    const timer = setInterval(() => {
      // A load that is still under way is left to finish: a slow answer must not be cut off by the next question.
      if (document.visibilityState === 'visible' && !entryOf(key).loading.peek()) void load(entryOf(key));
    }, everyMs);
    return () => clearInterval(timer);
  }, [id, enabled, everyMs]);
  return useMemo(() => read<T>(key), [id]);
};
