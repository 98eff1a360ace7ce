import type { ComponentChildren } from 'preact';
import { goTo } from '../../data/go/navigation.ts';
import { k } from '../i18n/en/kit.ts';
import { Menu, type MenuItem } from '../overlay/menu.tsx';
import { IconArrowDown, IconArrowUp, IconMore } from '../shown/icons.tsx';

export type Column<R> = {
  key: string;
  label: string;
  /** Without it the value under `key` is shown as it is. */
  render?: (row: R) => ComponentChildren;
  /** A second line under it: what belongs to the column and no index can sort by. */
  sub?: (row: R) => ComponentChildren;
  /** Numbers and money stand at the end. */
  align?: 'end';
  /** Where there is no room: hidden on phones, or on phones and tablets. */
  hide?: 'phone' | 'tablet';
  /** Sentences: stacked on a phone, they have the whole line and no label. */
  sentence?: boolean;
  /** In a list, the name that a press on the header sorts by; the column's key unless given. */
  sort?: string;
};

export type TableProps<R> = {
  /** Names the table for those who do not see it. */
  label: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  rowKey: (row: R) => string;
  rowHref?: ((row: R) => string) | undefined;
  actions?: ((row: R) => readonly MenuItem[]) | undefined;
  sort?: string;
  /** Whether a press on the header of this name sorts; all do unless told. */
  sortable?: (name: string) => boolean;
  onSort?: (column: string) => void;
  dense?: boolean;
  /** On phones each row becomes a block of labelled lines, instead of scrolling sideways. */
  stack?: boolean;
};

const plain = <R,>(row: R, key: string): ComponentChildren => {
  const value = (row as Record<string, unknown>)[key];
  return value === null || value === undefined || value === '' ? '—' : String(value);
};

const classOf = ({ align, hide, sentence }: Column<never>) =>
  [align === 'end' && 'cell-end', hide && `cell-hide-${hide}`, sentence && 'cell-sentence'].filter(Boolean).join(' ') ||
  undefined;

const Header = <R,>({
  column,
  sort,
  sortable,
  onSort,
}: { column: Column<R> } & Pick<TableProps<R>, 'sort' | 'sortable' | 'onSort'>) => {
  const name = column.sort ?? column.key;
  const down = sort === `-${name}`;
  const active = down || sort === name;
  const Arrow = down ? IconArrowDown : IconArrowUp;
  if (!onSort || sortable?.(name) === false) {
    return (
      <th scope="col" class={classOf(column)}>
        {column.label}
      </th>
    );
  }
  return (
    <th scope="col" class={classOf(column)} aria-sort={active ? (down ? 'descending' : 'ascending') : undefined}>
      <button type="button" class={active ? 'sort sort-active' : 'sort'} onClick={() => onSort(name)}>
        {column.label}
        <Arrow size={14} />
      </button>
    </th>
  );
};

const Cell = <R,>({ column, row, href }: { column: Column<R>; row: R; href: string | undefined }) => {
  const content = column.render ? column.render(row) : plain(row, column.key);
  const main = href ? (
    <a class="row-link" href={href}>
      {content}
    </a>
  ) : (
    content
  );
  const sub = column.sub?.(row);
  return sub ? (
    <div class="cell-lines">
      <div>{main}</div>
      <div class="cell-sub">{sub}</div>
    </div>
  ) : (
    main
  );
};

const INTERACTIVE = 'a,button,input,select,textarea,label,summary,[popover],dialog';
const fromControl = (event: Event) => (event.target as Element).closest(INTERACTIVE) !== null;

/** A press anywhere on the row opens it; the link in its first cell is what keyboards and readers use. */
const openers = (href: string | undefined) =>
  href && {
    onClick: (event: MouseEvent) => {
      if (fromControl(event) || getSelection()?.toString()) return;
      if (event.ctrlKey || event.metaKey) window.open(href, '_blank', 'noopener');
      else goTo(href);
    },
    onAuxClick: (event: MouseEvent) => {
      if (event.button === 1 && !fromControl(event)) window.open(href, '_blank', 'noopener');
    },
  };

const onKeyDown = (event: KeyboardEvent) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !(event.target as Element).matches('.row-link')) return;
  const links = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('.row-link')];
  event.preventDefault();
  links[links.indexOf(event.target as HTMLElement) + step]?.focus();
};

export const Table = <R,>({
  label,
  columns,
  rows,
  rowKey,
  rowHref,
  actions,
  sort,
  sortable,
  onSort,
  dense,
  stack,
}: TableProps<R>) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
  <section class="table-scroll" aria-label={label} tabIndex={0}>
    <table class={`grid-table${dense ? ' table-dense' : ''}${stack ? ' table-stack' : ''}`}>
      <thead>
        <tr>
          {columns.map((column) => (
            <Header key={column.key} column={column} sort={sort} sortable={sortable} onSort={onSort} />
          ))}
          {actions && (
            <th scope="col" class="cell-actions">
              <span class="sr-only">{k('list.actions')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody onKeyDown={onKeyDown}>
        {rows.map((row) => {
          const href = rowHref?.(row);
          const items = actions?.(row) ?? [];
          return (
            <tr key={rowKey(row)} class={href ? 'row-open' : undefined} {...openers(href)}>
              {columns.map((column, i) => {
                const opens = i === 0 ? href : undefined;
                return (
                  <td key={column.key} class={classOf(column as Column<never>)} data-label={column.label}>
                    <Cell column={column} row={row} href={opens} />
                  </td>
                );
              })}
              {actions && (
                <td class="cell-actions">
                  {items.length > 0 && (
                    <Menu
                      label={k('action.more')}
                      trigger={<IconMore />}
                      triggerClass="btn-icon btn-icon-s"
                      items={items}
                    />
                  )}
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  </section>
);
