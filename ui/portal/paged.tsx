import type { ComponentChildren } from 'preact';
import type { CallOptions } from '../data/api.ts';
import type { QueryKey } from '../data/store/cache.ts';
import { type Page, usePages } from '../data/store/pages.ts';
import { useListState } from '../data/store/url-state.ts';
import { Button } from '../kit/form/button.tsx';
import { k } from '../kit/i18n/en/kit.ts';
import { ErrorState, Notice, Skeleton } from '../kit/shown/surface.tsx';
import { ListTools, type Tools } from './list-tools.tsx';

type Listing = {
  /** To be put over the rows; one row is not sorted. */
  bar: ComponentChildren;
  /** All that there is, neither narrowed nor with more to load. */
  whole: boolean;
  narrowed: boolean;
};

type Filters = Readonly<Record<string, string>>;

type Props<R> = {
  name: QueryKey;
  sort: string;
  /** Names of the filters in the address. */
  filters: readonly string[];
  tools: () => Tools;
  /** Filters as the endpoint takes them, where they differ. */
  sent?: (filters: Filters) => Record<string, string | number>;
  load: (input: never, options: CallOptions) => Promise<Page<R>>;
  rowKey: (row: R) => string;
  empty: ComponentChildren;
  children: (rows: readonly R[], listing: Listing) => ComponentChildren;
};

/** A list that grows by "Load more". The address keeps how far it grew, its order and what it is narrowed to. */
export const Paged = <R,>(props: Props<R>) => {
  const { name, sort, filters, tools, sent, load, rowKey, empty, children } = props;
  const control = useListState({ sort, filters });
  const { state, loadMore } = control;
  const query = { ...(sent ? sent(state.filters) : state.filters), sort: state.sort };
  const { rows, problem, nextCursor, loading, outdated, refetch } = usePages<R>(
    [...name, 'list', query],
    (cursor, signal) => load({ ...query, ...(cursor ? { cursor } : {}) } as never, { signal }),
    state.after,
    rowKey,
  );
  if (!rows) return problem ? <ErrorState problem={problem} retry={refetch} /> : <Skeleton lines={6} />;
  const narrowed = Object.keys(state.filters).length > 0;
  const bar = (rows.length > 1 || narrowed) && (
    <ListTools control={control} tools={tools} nothing={rows.length === 0} />
  );
  const retry = (
    <Button size="s" onClick={refetch}>
      {k('action.retry')}
    </Button>
  );
  return (
    <>
      {problem && (
        <Notice tone="warn" action={retry}>
          {k('list.stale')}
        </Notice>
      )}
      <div class={outdated ? 'rows-outdated' : undefined} aria-busy={outdated || undefined}>
        {rows.length === 0 && !narrowed
          ? empty
          : children(rows, { bar, whole: nextCursor === null && !narrowed, narrowed })}
      </div>
      {nextCursor && (
        <div class="mt-4">
          <Button busy={loading} onClick={() => loadMore(nextCursor)}>
            {k('list.more')}
          </Button>
        </div>
      )}
    </>
  );
};
