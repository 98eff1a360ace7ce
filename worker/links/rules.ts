/** Pure: how long a link lives, and whether the address of a panel's link is one that a customer can open. */

import type { Mode } from '../env.ts';
import { checkAddress } from '../kernel/reach/address.ts';
import { HOUR_MS } from '../kernel/time/time.ts';
import type { Validity } from './contract/model.ts';

export const VALIDITY_MS: Record<Validity, number> = { '1h': HOUR_MS, '24h': 24 * HOUR_MS, '7d': 7 * 24 * HOUR_MS };

/**
 * The link as it opens from outside: over https at a public name it stays, otherwise path and query go to `base`.
 * null: it would not open, or would show its secrets to the line, and nobody said where its public address is. Outside
 * of production the simulator's plain http is let through.
 */
export function publicLink(url: string, base: string, mode: Mode): string | null {
  const link = new URL(url);
  const reachable = checkAddress(url, { mode }).ok;
  if (reachable && link.protocol === 'https:') return url;
  if (base !== '') return `${base}${link.pathname}${link.search}`;
  return reachable && mode !== 'production' ? url : null;
}

/** What is in the address after the `#`. */
export const fragmentOf = (serviceId: string, token: string): string => `${serviceId}.${token}`;
