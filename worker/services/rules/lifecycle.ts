/** Pure: what the clock does with a service that is due. */
import type { Account } from '../../drivers/provisioning/port.ts';
import type { Drift } from '../contract/model.ts';
import type { CauseCode, ServiceRow } from '../rules.ts';
import { DAY_MS, HOUR_MS, isShort, nextSpan, type PaidSpan } from './charge.ts';

/** Of its product, as it stands now. */
export type Delays = { graceHours: number; terminationDelayHours: number; lowBalanceDays: number };

export type Step =
  /** Charge it; when the funds do not suffice, suspend it from `graceEnd` on. */
  | { kind: 'charge'; span: PaidSpan & { end: number }; graceEnd: number }
  | { kind: 'end'; status: 'terminated' | 'cancelled'; cause: CauseCode }
  /** Nothing to do yet: look again then; null: never. */
  | { kind: 'wait'; until: number | null };

/** An order that is being set up, or that staff look at, is looked at again after this. */
export const LOOK_AGAIN_MS = 10 * 60_000;

export function stepOf(row: ServiceRow, delays: Delays, now: number): Step {
  if (row.status === 'pending') return pendingStep(row, now);
  const wanted = endsAt(row);
  if (wanted !== null && wanted <= now)
    return { kind: 'end', status: 'terminated', cause: askedFor(row) ? 'termination_requested' : 'not_paid_in_time' };
  if (row.status !== 'active') return { kind: 'wait', until: wanted };
  if (askedFor(row)) return { kind: 'wait', until: wanted };
  const span = nextSpan(row, now);
  if (span?.end == null) return { kind: 'wait', until: null };
  if (row.paidThrough > now) return { kind: 'wait', until: row.paidThrough };
  return {
    kind: 'charge',
    span: { ...span, end: span.end },
    graceEnd: row.paidThrough + delays.graceHours * HOUR_MS,
  };
}

const askedFor = (row: Pick<ServiceRow, 'terminationRequestedAt'>): boolean => row.terminationRequestedAt !== null;

/** Only what neither holds money nor may have an account; the others are being set up, or a person decides. */
export const mayExpire = ({ provisionStatus, holdId }: Pick<ServiceRow, 'provisionStatus' | 'holdId'>): boolean =>
  holdId === null && (provisionStatus === 'awaiting_payment' || provisionStatus === 'error');

function pendingStep(row: ServiceRow, now: number): Step {
  if (!askedFor(row) && (row.dueAt === null || row.dueAt > now)) return { kind: 'wait', until: row.dueAt };
  if (!mayExpire(row)) return { kind: 'wait', until: now + LOOK_AGAIN_MS };
  return { kind: 'end', status: 'cancelled', cause: askedFor(row) ? 'termination_requested' : expiryOf(row) };
}

function expiryOf({ provisionStatus, cause }: ServiceRow): CauseCode {
  if (provisionStatus === 'error') return 'order_expired_failed';
  if (cause?.code === 'not_sold' || cause?.code === 'client_blocked') return cause.code;
  return cause?.code === 'awaiting_funds' ? 'order_expired_funds' : 'order_expired_unpaid';
}

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

export type MaySpend = Pick<ServiceRow, 'terminationRequestedAt' | 'suspension' | 'status'>;
/** Suspended for its funds only, and wanted by its customer: a rise of the funds brings it back. */
export const mayResume = (row: MaySpend): boolean =>
  row.status === 'suspended' && row.suspension === 'funds' && row.terminationRequestedAt === null;

/** First look at the funds for a period that ends at `end`; null: never. Of short periods, one look at once. */
export function firstNoticeAt(row: Pick<ServiceRow, 'period'>, end: number, days: number, now: number): number | null {
  if (days === 0) return null;
  return isShort(row.period) ? now : Math.max(now, end - days * DAY_MS);
}

/** A panel that does not answer is asked for about two days, then a person looks. */
export const CONVERGE_ATTEMPTS = 55;
export const convergeWaitMs = (attempt: number): number => Math.min(HOUR_MS, 5_000 * 2 ** Math.min(attempt - 1, 12));

/** How the account on its server differs from what the service says. */
export function driftOf(row: ServiceRow, seen: Account | null): Drift[] {
  const gone = row.status === 'terminated' || row.status === 'cancelled';
  if (seen === null) return gone ? [] : [{ field: 'account', here: row.vpnName ?? '', there: null }];
  if (gone) return [{ field: 'account', here: '', there: seen.name }];
  const pairs: readonly (readonly [Drift['field'], unknown, unknown])[] = [
    ['enabled', row.status === 'active', seen.enabled],
    ['downMbps', row.downMbps, seen.caps.downMbps],
    ['upMbps', row.upMbps, seen.caps.upMbps],
    ['network', row.network ?? seen.network, seen.network],
  ];
  return pairs.flatMap(([field, here, there]) =>
    here === there ? [] : [{ field, here: String(here), there: String(there) }],
  );
}
