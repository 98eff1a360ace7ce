import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Icon, IconSearch } from '../shown/icons.tsx';
import { closeOutside } from './dialog.tsx';

export type Command = { key: string; label: string; note?: string; icon?: Icon; onSelect: () => void };
export type CommandGroup = { key: string; label: string; items: readonly Command[] };

type Props = {
  /** What the dialog and its list are called. */
  label: string;
  placeholder: string;
  value: string;
  onInput: (value: string) => void;
  onClose: () => void;
  groups: readonly CommandGroup[];
  /** Said under the list and to those who do not see it: how many, or that a search goes on. */
  status: string;
  /** More may follow. */
  busy?: boolean;
};

/** Moves by arrows, Home and End with the caret left where it is; the ends are joined. */
const stepOf = (key: string, at: number, last: number): number | undefined => {
  if (key === 'ArrowDown') return at >= last ? 0 : at + 1;
  if (key === 'ArrowUp') return at <= 0 ? last : at - 1;
  if (key === 'PageDown') return last;
  if (key === 'PageUp') return 0;
  return undefined;
};

/** A combobox over everything that can be done: type, choose by arrows, Enter. The focus never leaves the text. */
export const CommandDialog = ({ label, placeholder, value, onInput, onClose, groups, status, busy }: Props) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const all = groups.flatMap((group) => group.items);
  const [active, setActive] = useState<string | undefined>(undefined);
  const at = Math.max(
    0,
    all.findIndex(({ key }) => key === active),
  );
  const current = all[at];
  useLayoutEffect(() => dialog.current?.showModal(), []);
  useEffect(() => setActive(undefined), [value]);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [current?.key]);
  const select = (command: Command | undefined) => {
    if (!command) return;
    dialog.current?.close();
    command.onSelect();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      return select(current);
    }
    const to = all.length > 0 ? stepOf(event.key, at, all.length - 1) : undefined;
    if (to === undefined) return;
    event.preventDefault();
    setActive(all[to]?.key);
  };
  const optionId = (key: string) => `${id}-${all.findIndex((command) => command.key === key)}`;
  return (
    <dialog ref={dialog} class="dialog command" aria-label={label} onClose={onClose} onMouseDown={closeOutside}>
      <div class="command-box">
        <label class="command-input">
          <IconSearch size={18} />
          <span class="sr-only">{placeholder}</span>
          <input
            type="text"
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={all.length > 0}
            aria-controls={`${id}-list`}
            aria-activedescendant={current && optionId(current.key)}
            autocomplete="off"
            spellcheck={false}
            placeholder={placeholder}
            value={value}
            onInput={(event) => onInput(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
        </label>
        <div ref={list} id={`${id}-list`} class="command-list" role="listbox" aria-label={label} aria-busy={busy}>
          {groups.map(
            (group) =>
              group.items.length > 0 && (
                // biome-ignore lint/a11y/useSemanticElements: a listbox holds groups, and no fieldset
                <div key={group.key} role="group" aria-labelledby={`${id}-${group.key}`}>
                  <div id={`${id}-${group.key}`} class="menu-heading" role="presentation">
                    {group.label}
                  </div>
                  {group.items.map((command) => (
                    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the text field's
                    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text field
                    <div
                      key={command.key}
                      id={optionId(command.key)}
                      class={command === current ? 'menu-item command-on' : 'menu-item'}
                      role="option"
                      aria-selected={command === current}
                      onMouseMove={() => setActive(command.key)}
                      onClick={() => select(command)}
                    >
                      {command.icon && <command.icon size={18} />}
                      <span class="command-label">{command.label}</span>
                      {command.note && <span class="command-note">{command.note}</span>}
                    </div>
                  ))}
                </div>
              ),
          )}
        </div>
        <p class="command-status" role="status">
          {status}
        </p>
      </div>
    </dialog>
  );
};
