import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { type Icon, IconCheck } from '../shown/icons.tsx';

export type MenuItem =
  | { kind?: 'link'; label: string; href: string; icon?: Icon; note?: string }
  | { kind?: 'action'; label: string; onSelect: () => void; icon?: Icon; danger?: boolean; note?: string }
  | { kind: 'choice'; label: string; onSelect: () => void; checked: boolean }
  | { kind: 'heading'; label: string }
  | { kind: 'line' };

export type MenuProps = {
  /** Name of the trigger for those who do not see it. */
  label: string;
  trigger: ComponentChildren;
  triggerClass?: string;
  items: readonly MenuItem[];
  align?: 'start' | 'end';
};

const GAP = 6;
const EDGE = 8;

/** Popovers live in the top layer, away from what they belong to: place it under the trigger, or over it near the bottom. */
export const place = (menu: HTMLElement, trigger: HTMLElement, align: 'start' | 'end') => {
  const at = trigger.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const left = align === 'end' ? at.right - width : at.left;
  const below = at.bottom + GAP + height <= innerHeight - EDGE || at.top < height;
  menu.style.left = `${Math.max(EDGE, Math.min(left, innerWidth - width - EDGE))}px`;
  menu.style.top = `${below ? at.bottom + GAP : at.top - height - GAP}px`;
};

const move = (event: KeyboardEvent, menu: HTMLElement) => {
  const items = [...menu.querySelectorAll<HTMLElement>('[role^=menuitem]')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  items[(to + items.length) % items.length]?.focus();
};

const Item = ({ item, close }: { item: MenuItem; close: () => void }) => {
  if (item.kind === 'line') return <hr class="menu-line" />;
  if (item.kind === 'heading') return <div class="menu-heading">{item.label}</div>;
  if ('href' in item) {
    return (
      <a class="menu-item" role="menuitem" tabIndex={-1} href={item.href} onClick={close}>
        {item.icon && <item.icon size={18} />}
        <span>{item.label}</span>
      </a>
    );
  }
  const select = () => {
    close();
    item.onSelect();
  };
  if (item.kind === 'choice') {
    return (
      <button
        type="button"
        class="menu-item"
        role="menuitemradio"
        aria-checked={item.checked}
        tabIndex={-1}
        onClick={select}
      >
        <span class="menu-check">{item.checked && <IconCheck size={16} />}</span>
        <span>{item.label}</span>
      </button>
    );
  }
  const look = item.danger ? 'menu-item menu-item-danger' : 'menu-item';
  return (
    <button type="button" class={look} role="menuitem" tabIndex={-1} onClick={select}>
      {item.icon && <item.icon size={18} />}
      <span>{item.label}</span>
    </button>
  );
};

export const Menu = ({ label, trigger, triggerClass = 'btn btn-plain', items, align = 'end' }: MenuProps) => {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        class={triggerClass}
        popovertarget={id}
        aria-haspopup="menu"
        aria-label={label}
      >
        {trigger}
      </button>
      <div
        ref={menu}
        id={id}
        class="menu"
        popover="auto"
        role="menu"
        aria-label={label}
        tabIndex={-1}
        onToggle={(event) => {
          if ((event as unknown as ToggleEvent).newState !== 'open' || !menu.current || !button.current) return;
          place(menu.current, button.current, align);
          menu.current.querySelector<HTMLElement>('[role^=menuitem]')?.focus();
        }}
        onKeyDown={(event) => menu.current && move(event, menu.current)}
      >
        {items.map((item, i) => (
          <Item key={i} item={item} close={() => menu.current?.hidePopover()} />
        ))}
      </div>
    </>
  );
};
