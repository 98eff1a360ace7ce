import { useEffect, useRef, useState } from 'preact/hooks';
import { useQuery } from '../../data/store/cache.ts';
import { k } from '../i18n/en/kit.ts';
import { IconChevronDown } from '../shown/icons.tsx';
import { asField, type ControlProps } from './field.tsx';
import { ariaOf } from './inputs.tsx';

export type RefOption = { id: string; label: string; note?: string };

/** Where the records come from that a reference may point to. */
export type RefSource = {
  /** Key prefix of the cache. */
  name: string;
  find: (q: string, signal: AbortSignal) => Promise<readonly RefOption[]>;
  /** The one chosen, for its label; `find('')` is asked when it is left out. */
  get?: (id: string, signal: AbortSignal) => Promise<RefOption>;
};

export type RefInputProps = ControlProps<string | null> & { source: RefSource; placeholder?: string };

const useChosen = (source: RefSource, id: string | null) =>
  useQuery(
    [source.name, 'ref', id],
    async (signal) => {
      if (source.get) return source.get(id ?? '', signal);
      return (await source.find('', signal)).find((option) => option.id === id);
    },
    { enabled: Boolean(id), staleMs: 60_000 },
  ).data;

/** Combobox over another resource: type to search, arrows to choose, Enter to take, Esc to leave as it was. */
export const RefInput = ({
  value,
  onChange,
  error,
  describedBy,
  source,
  placeholder,
  required,
  ...rest
}: RefInputProps) => {
  const [text, setText] = useState<string>();
  const [at, setAt] = useState(0);
  const box = useRef<HTMLSpanElement>(null);
  const open = text !== undefined;
  const chosen = useChosen(source, value);
  const found = useQuery([source.name, 'refs', text ?? ''], (signal) => source.find(text ?? '', signal), {
    enabled: open,
  });
  const none: RefOption[] = required || text ? [] : [{ id: '', label: k('ref.none') }];
  const options = [...none, ...(found.data ?? [])];
  useEffect(() => setAt(0), [text]);
  useEffect(() => {
    if (open) box.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [at, open]);

  const take = (option: RefOption | undefined) => {
    if (option) onChange(option.id || null);
    setText(undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) return setText('');
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt((at + step + options.length) % Math.max(options.length, 1));
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      take(options[at]);
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      setText(undefined);
    }
  };

  return (
    <span class="ref" ref={box}>
      <input
        {...rest}
        class="input"
        role="combobox"
        autocomplete="off"
        aria-expanded={open}
        aria-controls={`${rest.id}-list`}
        aria-activedescendant={open && options[at] ? `${rest.id}-${at}` : undefined}
        required={required}
        placeholder={chosen?.label ?? placeholder ?? k('ref.placeholder')}
        value={text ?? chosen?.label ?? ''}
        onInput={(event) => setText(event.currentTarget.value)}
        onClick={() => !open && setText('')}
        onBlur={() => setText(undefined)}
        onKeyDown={onKeyDown}
        {...ariaOf({ error, describedBy })}
      />
      <IconChevronDown size={16} />
      <div class="ref-list" id={`${rest.id}-list`} role="listbox" hidden={!open}>
        {open && options.length === 0 && (
          <div class="ref-none">{k(found.loading ? 'list.loading' : 'ref.noMatch')}</div>
        )}
        {open &&
          options.map((option, i) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input, aria-activedescendant points here
            <div
              key={option.id}
              id={`${rest.id}-${i}`}
              class="ref-option"
              role="option"
              aria-selected={i === at}
              onPointerDown={(event) => {
                event.preventDefault();
                take(option);
              }}
            >
              <span>{option.label}</span>
              {option.note && <span class="ref-note">{option.note}</span>}
            </div>
          ))}
      </div>
    </span>
  );
};

export const RefField = /* @__PURE__ */ asField<RefInputProps>(RefInput);
