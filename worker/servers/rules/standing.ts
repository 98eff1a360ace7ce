/** Pure: how a server's licence and room stand, and what staff are to be told about it. */
import { DAY_MS } from '../../kernel/time/time.ts';
import type { AlertState, LICENCE_STATES } from '../contract/model.ts';

const SLOTS_LOW = 0.9;
/** Below this it counts as having room again: one account more or less is not told of twice. */
const SLOTS_ROOMY = 0.85;

export type Licence = (typeof LICENCE_STATES)[number];
export type Slots = { used: number; total: number };
export type Room = { used: number | null; total: number | null; accounts: number; maxAccounts: number | null };

/** Of the two ceilings, the panel's licence and our own limit, the one that is nearer. */
export function slotsOf({ used, total, accounts, maxAccounts }: Room): Slots | null {
  const ceilings = [
    ...(used !== null && total !== null ? [{ used, total }] : []),
    ...(maxAccounts !== null ? [{ used: accounts, total: maxAccounts }] : []),
  ];
  const left = (s: Slots) => s.total - s.used;
  return ceilings.toSorted((a, b) => left(a) - left(b))[0] ?? null;
}

/** 90 % or more are taken. */
export const isLow = (slots: Slots | null): boolean => slots !== null && slots.used >= slots.total * SLOTS_LOW;

export function licenceOf(valid: boolean | null, expires: number | null, now: number): Licence {
  if (expires !== null && expires <= now) return 'expired';
  if (valid === false) return 'invalid';
  if (expires === null) return valid === null ? 'unknown' : 'ok';
  const days = (expires - now) / DAY_MS;
  if (days <= 1) return 'days1';
  if (days <= 7) return 'days7';
  return days <= 30 ? 'days30' : 'ok';
}

/** The panel writes it as it likes; what is no date is not known. */
export const expiryOf = (text: string | null): number | null => {
  const at = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? null : at;
};

export type Alert = { kind: 'licence' | 'slots'; mark: string; state: AlertState };
type Found = { licenceValid: boolean | null; licenceExpires: string | null; slots: Slots | null };
type Limits = { accounts: number; maxAccounts: number | null };

/**
 * `due`: what is to be told, each once by its mark; a licence that was renewed, or room that was made, is another
 * occasion. `gone`: kinds of which nothing holds any more. A test that could not ask says nothing about either.
 */
export function alertsOn(found: Found, limits: Limits, now: number): { due: Alert[]; gone: Alert['kind'][] } {
  const expires = expiryOf(found.licenceExpires);
  const licence = licenceOf(found.licenceValid, expires, now);
  const slots = slotsOf({ used: found.slots?.used ?? null, total: found.slots?.total ?? null, ...limits });
  const due: Alert[] = [];
  if (licence !== 'ok' && licence !== 'unknown')
    due.push({ kind: 'licence', mark: `licence:${expires ?? 'none'}:${licence}`, state: licence });
  if (slots && isLow(slots)) {
    const state = slots.used >= slots.total ? 'full' : 'low';
    due.push({ kind: 'slots', mark: `slots:${state}`, state });
  }
  const roomy = slots !== null && slots.used < slots.total * SLOTS_ROOMY;
  return { due, gone: [...(licence === 'ok' ? (['licence'] as const) : []), ...(roomy ? (['slots'] as const) : [])] };
}
