import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import type { Icon } from '../shown/icons.tsx';

type Look = {
  /** `primary` once per page or dialog; `quiet` has no frame. */
  look?: 'primary' | 'plain' | 'quiet' | 'danger';
  size?: 'm' | 's';
  icon?: Icon;
  wide?: boolean;
  children?: ComponentChildren;
};

const classOf = ({ look = 'plain', size = 'm', wide }: Look, extra = '') =>
  `btn btn-${look}${size === 's' ? ' btn-s' : ''}${wide ? ' btn-wide' : ''} ${extra}`.trim();

export type ButtonProps = Look & { busy?: boolean } & Omit<ButtonHTMLAttributes, 'size' | 'icon' | 'class'> & {
    class?: string;
  };

/** While `busy` it keeps its place, its focus and its words, and ignores presses. */
export const Button = ({
  look,
  size,
  icon: Icon,
  wide,
  busy,
  children,
  class: className,
  onClick,
  ...rest
}: ButtonProps) => (
  <button
    type="button"
    {...rest}
    class={classOf({ look, size, wide } as Look, className)}
    aria-busy={busy || undefined}
    aria-disabled={busy || undefined}
    onClick={(event) => (busy ? event.preventDefault() : onClick?.call(event.currentTarget as never, event))}
  >
    {busy ? <span class="spinner" aria-hidden="true" /> : Icon && <Icon size={size === 's' ? 16 : 18} />}
    {children}
  </button>
);

export type LinkButtonProps = Look & { href: string; class?: string; target?: string };

export const LinkButton = ({ href, target, icon: Icon, children, class: className, ...look }: LinkButtonProps) => (
  <a href={href} target={target} class={classOf(look, className)}>
    {Icon && <Icon size={look.size === 's' ? 16 : 18} />}
    {children}
  </a>
);

export type IconButtonProps = Omit<ButtonProps, 'children' | 'wide' | 'look' | 'icon'> & { label: string; icon: Icon };

/** The label is read out and shown on hover. */
export const IconButton = ({ label, icon: Icon, busy, class: className = '', size, ...rest }: IconButtonProps) => (
  <button
    type="button"
    {...rest}
    class={`btn-icon${size === 's' ? ' btn-icon-s' : ''} ${className}`.trim()}
    aria-label={label}
    title={label}
    aria-busy={busy || undefined}
  >
    {busy ? <span class="spinner" aria-hidden="true" /> : <Icon size={18} />}
  </button>
);
