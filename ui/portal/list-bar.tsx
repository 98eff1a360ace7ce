import { Button } from '../kit/form/button.tsx';
import { k } from '../kit/i18n/en/kit.ts';
import { dateFilter, ListToolbar } from '../kit/list/list-toolbar.tsx';
import { IconSearch } from '../kit/shown/icons.tsx';
import { Empty } from '../kit/shown/surface.tsx';
import type { ToolsProps } from './list-tools.tsx';

/** What a list is narrowed to and sorted by, and what is said when nothing is left. */
export default function ListBar({ control: { state, change }, tools, nothing }: ToolsProps) {
  const { filters, sorts, dates } = tools();
  return (
    <>
      <ListToolbar
        search={undefined}
        q=""
        filters={dates === undefined ? filters : [...filters, dateFilter(dates)]}
        chosen={state.filters}
        onSearch={() => undefined}
        onFilter={(chosen) => change({ filters: chosen })}
        sorts={sorts}
        sort={state.sort}
        onSort={(sort) => change({ sort })}
      />
      {nothing && (
        <Empty
          icon={IconSearch}
          title={k('list.none.title')}
          text={k('list.none.text')}
          action={<Button onClick={() => change({ filters: {} })}>{k('list.clear')}</Button>}
        />
      )}
    </>
  );
}
