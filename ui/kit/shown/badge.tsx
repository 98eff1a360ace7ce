import type { ComponentChildren } from 'preact';
import type { Icon } from './icons.tsx';

export type Tone = 'ok' | 'warn' | 'danger' | 'info' | 'neutral';
/** Accents of the VPN protocols, for identity, never for state. */
export type Accent = 'wireguard' | 'amneziawg' | 'openvpn' | 'ikev2';

export const Badge = ({
  tone = 'neutral',
  icon: Icon,
  children,
}: {
  tone?: Tone | Accent;
  icon?: Icon;
  children: ComponentChildren;
}) => (
  <span class={`badge badge-${tone}`}>
    {Icon && <Icon size={14} />}
    {children}
  </span>
);

/** Shapes differ with the tone, so that the state is told without colour: full, ring, square, bar. */
export const StatusDot = ({ tone, children, big }: { tone: Tone; children: ComponentChildren; big?: boolean }) => (
  <span class={big ? 'status status-big' : 'status'}>
    <span class={`dot dot-${tone}`} aria-hidden="true" />
    <span>{children}</span>
  </span>
);
