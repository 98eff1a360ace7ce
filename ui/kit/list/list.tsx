import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { CallOptions } from '../../data/api.ts';
import { sentFilters } from '../../data/format/date-span.ts';
import type { QueryKey } from '../../data/store/cache.ts';
import { type Page, type Pages, usePages } from '../../data/store/pages.ts';
import { readStored, writeStored } from '../../data/store/storage.ts';
import { toggleSort, useListState } from '../../data/store/url-state.ts';
import { Button, IconButton } from '../form/button.tsx';
import { k } from '../i18n/en/kit.ts';
import type { MenuItem } from '../overlay/menu.tsx';
import { type Icon, IconRows, IconSearch } from '../shown/icons.tsx';
import { Empty, ErrorState, Skeleton } from '../shown/surface.tsx';
import { type Filter, ListToolbar } from './list-toolbar.tsx';
import { type Column, Table } from './table.tsx';

export type ListInput = { limit?: number; cursor?: string; sort?: string; q?: string } & Record<string, unknown>;

export type ListProps<R> = {
  /** Key prefix of the cached pages: `invalidate('servers')` reloads a list named `['servers']`. */
  name: QueryKey;
  label: string;
  /** A list endpoint: `api.admin.servers.list`. */
  load: (input: never, options: CallOptions) => Promise<Page<R>>;
  /** Sent with each page beside what the toolbar chose, e.g. the id of the record the rows belong to. */
  input?: Record<string, unknown>;
  columns: readonly Column<R>[];
  rowKey?: (row: R) => string;
  rowHref?: (row: R) => string;
  actions?: (row: R) => readonly MenuItem[];
  /** A column's name, `-` in front for descending. */
  sort: string;
  /** The names that can be sorted by with these filters; without it, those of all columns. */
  sorts?: (query: Record<string, unknown>) => readonly string[];
  filters?: readonly Filter[];
  /** Placeholder of the search; without it there is no search. */
  search?: string;
  empty: { title: string; text?: string; icon?: Icon; action?: ComponentChildren };
  /** On phones rows become blocks instead of scrolling sideways. */
  stack?: boolean;
  /** At the end of the toolbar. */
  tools?: ComponentChildren;
  limit?: 25 | 50 | 100;
};

const DENSITY = 'culvert.density';
const dense = signal(readStored(DENSITY) !== 'comfortable');
const toggleDensity = () => {
  dense.value = !dense.value;
  writeStored(DENSITY, dense.value ? 'compact' : 'comfortable');
};

const idOf = (row: unknown): string => String((row as { id: unknown }).id);

const Footer = ({ pages, onMore }: { pages: Pages<unknown>; onMore: (cursor: string) => void }) => {
  const { rows = [], nextCursor, problem, loading, refetch } = pages;
  return (
    <div class="list-footer">
      <span aria-live="polite">{k(nextCursor ? 'list.some' : 'list.all', { n: rows.length })}</span>
      {problem && (
        <>
          <span class="text-danger-ink">{k('list.stale')}</span>
          <Button size="s" onClick={refetch}>
            {k('action.retry')}
          </Button>
        </>
      )}
      {nextCursor && (
        <Button size="s" busy={loading} onClick={() => onMore(nextCursor)}>
          {k('list.more')}
        </Button>
      )}
    </div>
  );
};

/** Toolbar, rows and what stands in their place; everything chosen is in the address. */
export const List = <R,>(props: ListProps<R>) => {
  const { name, load, input, columns, filters = [], search, empty, stack, tools, limit } = props;
  const { state, change, loadMore } = useListState({ sort: props.sort, filters: filters.map((filter) => filter.key) });
  const chosen = { ...input, ...sentFilters(state.filters) };
  const offered = props.sorts?.(chosen);
  const sortable = (name: string) => offered?.includes(name) ?? true;
  const sort = sortable(state.sort.replace(/^-/, '')) ? state.sort : props.sort;
  const query: ListInput = { ...chosen, sort };
  if (state.q) query.q = state.q;
  if (limit) query.limit = limit;
  const rowKey = props.rowKey ?? idOf;
  const pages = usePages<R>(
    [...name, 'list', query],
    (cursor, signal) => load({ ...query, ...(cursor ? { cursor } : {}) } as never, { signal }),
    state.after,
    rowKey,
  );
  const { rows, problem } = pages;
  const narrowed = state.q !== '' || Object.keys(state.filters).length > 0;

  const body = () => {
    if (!rows) return problem ? <ErrorState problem={problem} retry={pages.refetch} /> : <Skeleton lines={8} />;
    if (rows.length === 0 && narrowed) {
      return (
        <Empty
          icon={IconSearch}
          title={k('list.none.title')}
          text={k('list.none.text')}
          action={<Button onClick={() => change({ q: '', filters: {} })}>{k('list.clear')}</Button>}
        />
      );
    }
    if (rows.length === 0) return <Empty {...empty} />;
    return (
      <>
        <div class={pages.outdated ? 'rows-outdated' : undefined} aria-busy={pages.outdated || undefined}>
          <Table
            label={props.label}
            columns={columns}
            rows={rows}
            rowKey={rowKey}
            rowHref={props.rowHref}
            actions={props.actions}
            sort={sort}
            sortable={sortable}
            onSort={(column) => change({ sort: toggleSort(sort, column) })}
            dense={dense.value}
            stack={stack}
          />
        </div>
        <Footer pages={pages} onMore={loadMore} />
      </>
    );
  };

  const sorts = columns
    .map(({ key, label, sort: name = key }) => ({ name, label }))
    .filter(({ name }) => sortable(name));
  const bare = rows?.length === 0 && !narrowed;
  return (
    <div class="list">
      {!bare && (
        <ListToolbar
          search={search}
          q={state.q}
          filters={filters}
          chosen={state.filters}
          onSearch={(q) => change({ q }, true)}
          onFilter={(chosen) => change({ filters: chosen })}
          sorts={sorts}
          sort={sort}
          onSort={(sort) => change({ sort })}
          headers
        >
          {tools}
          <IconButton
            class="density"
            label={k(dense.value ? 'list.comfortable' : 'list.compact')}
            icon={IconRows}
            onClick={toggleDensity}
          />
        </ListToolbar>
      )}
      {body()}
    </div>
  );
};
