import { Refusal } from '../faults/refusal.ts';
import { hashToken } from '../rng.ts';
import type { PanelState, Permission } from '../state.ts';

export const isLoopback = (address: string): boolean => /^(::ffff:)?127\.|^::1$/.test(address);

export function authorise(
  state: PanelState,
  header: string | null,
  from: string,
  permission: Permission,
  now: number,
): void {
  const bearer = /^Bearer\s+(\S+)$/i.exec(header ?? '')?.[1];
  const token = bearer === undefined ? undefined : state.tokens.find(({ hash }) => hash === hashToken(bearer));
  if (!token) throw new Refusal('auth', 'Not authorized');
  if (token.expires !== null && token.expires <= now) throw new Refusal('auth', 'Not authorized: token expired');
  if (token.ips.length > 0 && !token.ips.includes(from.replace(/^::ffff:/, ''))) {
    throw new Refusal('denied', 'Not authorized: IP address not allowed');
  }
  if (!token.permissions.includes(permission))
    throw new Refusal('denied', `Not authorized: permission ${permission} denied`);
}
