import type { ComponentChildren } from 'preact';
import type { CallOptions } from '../../data/api.ts';
import { type QueryKey, useQuery } from '../../data/store/cache.ts';
import type { Page } from '../../data/store/pages.ts';
import { type Column, Table } from '../../kit/list/table.tsx';
import { Loaded } from '../../kit/shown/loaded.tsx';
import { r } from '../i18n/en/record.ts';

type PanelProps = { title: string; action?: ComponentChildren; children: ComponentChildren };

/** One framed part of a record's page. */
export const Panel = ({ title, action, children }: PanelProps) => (
  <section class="panel">
    <div class="panel-head">
      <h2>{title}</h2>
      {action}
    </div>
    {children}
  </section>
);

/** Facts and actions at the left, activity and money at the right; one below the other where there is no room. */
export const RecordColumns = ({ side, children }: { side: ComponentChildren; children: ComponentChildren }) => (
  <div class="record">
    <div class="record-side">{side}</div>
    <div class="record-main">{children}</div>
  </div>
);

type RecentProps<R> = {
  title: string;
  /** Key of the list it is part of, so that a change of the one reloads the other. */
  name: QueryKey;
  load: (input: never, options: CallOptions) => Promise<Page<R>>;
  input: Record<string, unknown>;
  sort: string;
  columns: readonly Column<R>[];
  rowKey?: (row: R) => string;
  rowHref?: (row: R) => string;
  /** Address of the whole list. */
  all: string;
  empty?: string;
};

const SHOWN = 6;

/** The newest few rows of a list, with the way to all of them. */
export const Recent = <R extends { id: string }>(props: RecentProps<R>) => {
  const { title, name, load, input, sort, columns, all } = props;
  const query = useQuery([...name, 'recent', input], (signal) => load({ ...input, sort } as never, { signal }));
  const more = (query.data?.items.length ?? 0) > SHOWN || query.data?.nextCursor;
  return (
    <Panel
      title={title}
      action={
        more && (
          <a class="link text-s" href={all}>
            {r('recent.all')}
            <span class="sr-only">: {title}</span>
          </a>
        )
      }
    >
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="panel-empty">{props.empty ?? r('recent.none')}</p>
          ) : (
            <Table
              label={title}
              columns={columns}
              rows={items.slice(0, SHOWN)}
              rowKey={props.rowKey ?? ((row) => row.id)}
              rowHref={props.rowHref}
              dense
              stack
            />
          )
        }
      </Loaded>
    </Panel>
  );
};
