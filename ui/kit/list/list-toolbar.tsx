import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { DATE } from '../../data/format/date-span.ts';
import { singleKeys } from '../../data/go/single-keys.ts';
import { IconButton } from '../form/button.tsx';
import type { Option } from '../form/inputs.tsx';
import { k } from '../i18n/en/kit.ts';
import { l } from '../i18n/en/list.ts';
import { Menu } from '../overlay/menu.tsx';
import { IconClose, IconPlus, IconSearch } from '../shown/icons.tsx';
import { ChipWords, DateChip } from './list-dates.tsx';
import { SortMenu, type SortOption } from './list-sort.tsx';

type ChoiceFilter = { key: string; label: string; options: readonly Option[] };
type DaysFilter = { key: typeof DATE; label: string; days: true };
export type Filter = ChoiceFilter | DaysFilter;

/** Rows of a span of days, for an endpoint that takes `from` and `to`. */
export const dateFilter = (label = l('date')): Filter => ({ key: DATE, label, days: true });

const SETTLE_MS = 250;

/** Searches when typing pauses; `/` anywhere on the page comes here. */
const Search = ({
  value,
  placeholder,
  onChange,
}: {
  value: string;
  placeholder: string;
  onChange: (q: string) => void;
}) => {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const told = useRef(value);
  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    setText(value);
  }, [value]);
  useEffect(() => {
    if (text === told.current) return;
    const timer = setTimeout(() => {
      told.current = text;
      onChange(text);
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = (event.target as Element).closest('input,textarea,select,[contenteditable]');
      if (event.key !== '/' || !singleKeys.value || typing || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      input.current?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <label class="search">
      <IconSearch size={16} />
      <span class="sr-only">{placeholder}</span>
      <input
        ref={input}
        type="search"
        class="input"
        placeholder={placeholder}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
    </label>
  );
};

const Chip = ({
  filter,
  value,
  onChange,
}: {
  filter: ChoiceFilter;
  value: string | undefined;
  onChange: (v: string | undefined) => void;
}) => {
  const chosen = filter.options.find((option) => option.value === value);
  return (
    <span class={chosen ? 'chip chip-on' : 'chip'}>
      <Menu
        label={chosen ? `${filter.label}: ${chosen.label}` : filter.label}
        triggerClass="chip-button"
        align="start"
        trigger={
          <>
            {!chosen && <IconPlus size={14} />}
            <ChipWords label={filter.label} value={chosen?.label} />
          </>
        }
        items={[
          { kind: 'choice', label: k('list.any'), checked: !chosen, onSelect: () => onChange(undefined) },
          ...filter.options.map((option) => ({
            kind: 'choice' as const,
            label: option.label,
            checked: option === chosen,
            onSelect: () => onChange(option.value),
          })),
        ]}
      />
      {chosen && (
        <IconButton
          size="s"
          class="chip-clear"
          label={`${k('list.clear')}: ${filter.label}`}
          icon={IconClose}
          onClick={() => onChange(undefined)}
        />
      )}
    </span>
  );
};

type ToolbarProps = {
  search: string | undefined;
  q: string;
  filters: readonly Filter[];
  chosen: Readonly<Record<string, string>>;
  onSearch: (q: string) => void;
  onFilter: (filters: Record<string, string>) => void;
  sorts: readonly SortOption[];
  sort: string;
  onSort: (sort: string) => void;
  /** The list has headers to sort by, wherever there is room for them. */
  headers?: boolean;
  children?: ComponentChildren;
};

export const ListToolbar = (props: ToolbarProps) => {
  const { search, q, filters, chosen, onSearch, onFilter, children } = props;
  const set = (key: string, value: string | undefined) => {
    const { [key]: _before, ...rest } = chosen;
    onFilter(value === undefined ? rest : { ...rest, [key]: value });
  };
  return (
    <div class="toolbar">
      {search !== undefined && <Search value={q} placeholder={search} onChange={onSearch} />}
      {filters.map((filter) => {
        const { key, label } = filter;
        const bound = { value: chosen[key], onChange: (value: string | undefined) => set(key, value) };
        return 'days' in filter ? (
          <DateChip key={key} label={label} {...bound} />
        ) : (
          <Chip key={key} filter={filter} {...bound} />
        );
      })}
      {props.sorts.length > 0 && (
        <SortMenu
          sorts={props.sorts}
          sort={props.sort}
          onSort={props.onSort}
          class={props.headers ? 'sort-phone' : ''}
        />
      )}
      {Object.keys(chosen).length > 1 && (
        <button type="button" class="link text-s" onClick={() => onFilter({})}>
          {k('list.clear')}
        </button>
      )}
      <div class="toolbar-end">{children}</div>
    </div>
  );
};
