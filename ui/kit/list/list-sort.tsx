import { l } from '../i18n/en/list.ts';
import { Menu } from '../overlay/menu.tsx';
import { IconArrowDown, IconArrowUp } from '../shown/icons.tsx';
import { ChipWords } from './list-dates.tsx';

/** `name` as the endpoint calls it. */
export type SortOption = { name: string; label: string };

type Props = {
  sorts: readonly SortOption[];
  /** A name, `-` in front for descending. */
  sort: string;
  onSort: (sort: string) => void;
  class?: string;
};

/** Where no header can be pressed: each column up and down. */
export const SortMenu = ({ sorts, sort, onSort, class: className = '' }: Props) => {
  const down = sort.startsWith('-');
  const current = sorts.find(({ name }) => name === (down ? sort.slice(1) : sort));
  const Arrow = down ? IconArrowDown : IconArrowUp;
  const words = (name: string, label: string) => l(name.startsWith('-') ? 'sort.down' : 'sort.up', { column: label });
  return (
    <span class={`chip ${className}`.trim()}>
      <Menu
        label={current ? `${l('sort')}: ${words(sort, current.label)}` : l('sort')}
        triggerClass="chip-button"
        align="start"
        trigger={
          <>
            <Arrow size={14} />
            <ChipWords label={l('sort')} value={current?.label} />
          </>
        }
        items={sorts.flatMap(({ name, label }) =>
          [name, `-${name}`].map((option) => ({
            kind: 'choice' as const,
            label: words(option, label),
            checked: option === sort,
            onSelect: () => onSort(option),
          })),
        )}
      />
    </span>
  );
};
