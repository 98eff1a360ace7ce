import type { ComponentChildren } from 'preact';
import type { CallOptions } from '../data/api.ts';
import type { QueryKey } from '../data/cache.ts';
import { type Page, usePages } from '../data/pages.ts';
import { useListState } from '../data/url-state.ts';
import { Button } from '../kit/button.tsx';
import { k } from '../kit/i18n/en/kit.ts';
import { ErrorState, Notice, Skeleton } from '../kit/surface.tsx';

type Props<R> = {
  name: QueryKey;
  sort: string;
  load: (input: never, options: CallOptions) => Promise<Page<R>>;
  rowKey: (row: R) => string;
  empty: ComponentChildren;
  children: (rows: readonly R[], whole: boolean) => ComponentChildren;
};

/** A list that grows by "Load more", without the toolbar that few rows do not need. The address keeps how far it grew. */
export const Paged = <R,>({ name, sort, load, rowKey, empty, children }: Props<R>) => {
  const { state, loadMore } = useListState({ sort, filters: [] });
  const { rows, problem, nextCursor, loading, refetch } = usePages<R>(
    [...name, 'list', sort],
    (cursor, signal) => load({ sort, ...(cursor ? { cursor } : {}) } as never, { signal }),
    state.after,
    rowKey,
  );
  if (!rows) return problem ? <ErrorState problem={problem} retry={refetch} /> : <Skeleton lines={6} />;
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
      {rows.length === 0 ? empty : children(rows, nextCursor === null)}
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
