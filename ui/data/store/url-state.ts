import { useLocation } from 'preact-iso';

/** What a list shows, as its address says it. */
export type ListState = {
  q: string;
  sort: string;
  filters: Readonly<Record<string, string>>;
  /** Cursors of the pages loaded after the first, in order: Back and reload show the same rows. */
  after: readonly string[];
};

export type ListSpec = { sort: string; filters: readonly string[] };

const SEPARATOR = '~';

export const readListState = (search: string, spec: ListSpec): ListState => {
  const params = new URLSearchParams(search);
  const filters: Record<string, string> = {};
  for (const name of spec.filters) {
    const value = params.get(name);
    if (value) filters[name] = value;
  }
  return {
    q: params.get('q') ?? '',
    sort: params.get('sort') ?? spec.sort,
    filters,
    after: params.get('after')?.split(SEPARATOR).filter(Boolean) ?? [],
  };
};

/** The query string of `state`: only what differs from the defaults, and whatever else stood in `search`. */
export const writeListState = (search: string, state: ListState, spec: ListSpec): string => {
  const params = new URLSearchParams(search);
  const set = (name: string, value: string | undefined) => (value ? params.set(name, value) : params.delete(name));
  set('q', state.q);
  set('sort', state.sort === spec.sort ? undefined : state.sort);
  for (const name of spec.filters) set(name, state.filters[name]);
  set('after', state.after.join(SEPARATOR));
  const text = params.toString();
  return text ? `?${text}` : '';
};

/** A change of what is listed starts again at the first page: a cursor is bound to its sort and filters. */
export const changeList = (state: ListState, change: Partial<Omit<ListState, 'after'>>): ListState => ({
  ...state,
  ...change,
  after: [],
});

/** Ascending, descending, ascending … of a column. */
export const toggleSort = (sort: string, column: string): string => (sort === column ? `-${column}` : column);

/** Next query string with `name` set or, without a value, removed. */
export const withParam = (search: string, name: string, value: string | undefined): string => {
  const params = new URLSearchParams(search);
  if (value) params.set(name, value);
  else params.delete(name);
  const text = params.toString();
  return text ? `?${text}` : '';
};

const searchOf = (url: string): string => (url.includes('?') ? url.slice(url.indexOf('?')) : '');

/** State of the list in the address. `replace` keeps the browser's Back for the page before (typing, loading more). */
export const useListState = (spec: ListSpec) => {
  const location = useLocation();
  const search = searchOf(location.url);
  const state = readListState(search, spec);
  const go = (next: ListState, replace: boolean) =>
    location.route(`${location.path}${writeListState(search, next, spec)}`, replace);
  return {
    state,
    change: (change: Partial<Omit<ListState, 'after'>>, replace = false) => go(changeList(state, change), replace),
    loadMore: (cursor: string) => go({ ...state, after: [...state.after, cursor] }, true),
  };
};

/** One parameter of the address, for tabs. */
export const useParam = (name: string): [string | undefined, (value: string | undefined) => void] => {
  const location = useLocation();
  return [
    location.query[name],
    (value) => location.route(`${location.path}${withParam(searchOf(location.url), name, value)}`, true),
  ];
};
