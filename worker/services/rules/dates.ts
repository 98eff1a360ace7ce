/** Pure: when something happens to a service by itself. */

import { DAY_MS } from '../../kernel/time/time.ts';
import type { ServiceRow } from '../table.ts';
import { isShort } from './charge.ts';

/** Only what neither holds money nor may have an account; the others are being set up, or a person decides. */
export const mayExpire = ({ provisionStatus, holdId }: Pick<ServiceRow, 'provisionStatus' | 'holdId'>): boolean =>
  holdId === null && (provisionStatus === 'awaiting_payment' || provisionStatus === 'error');

type Clocked = Pick<
  ServiceRow,
  | 'status'
  | 'period'
  | 'paidThrough'
  | 'terminateAt'
  | 'terminationRequestedAt'
  | 'dueAt'
  | 'provisionStatus'
  | 'holdId'
>;

/** When it ends by itself: what is paid runs out, for one who asked; at once when nothing paid is left or has an end. */
export function endsAt(row: Clocked): number | null {
  if (row.status !== 'active' && row.status !== 'suspended') return null;
  if (row.terminationRequestedAt === null) return row.status === 'suspended' ? row.terminateAt : null;
  if (row.status === 'suspended' || row.period === 'one_time') return row.terminationRequestedAt;
  return Math.max(row.paidThrough, row.terminationRequestedAt);
}

export const cancelsAt = (row: Clocked): number | null =>
  row.status !== 'pending' ? null : (row.terminationRequestedAt ?? (mayExpire(row) ? row.dueAt : null));

/** When the clock looks next at a service of which nothing but this row decides. */
export const dueOf = (row: Clocked): number | null => {
  if (row.status === 'pending') return cancelsAt(row) ?? row.dueAt;
  return endsAt(row) ?? (row.status === 'active' && row.period !== 'one_time' ? row.paidThrough : null);
};

/** First look at the funds for a period that ends at `end`; null: never. Of short periods, one look at once. */
export function firstNoticeAt(row: Pick<ServiceRow, 'period'>, end: number, days: number, now: number): number | null {
  if (days === 0) return null;
  return isShort(row.period) ? now : Math.max(now, end - days * DAY_MS);
}
