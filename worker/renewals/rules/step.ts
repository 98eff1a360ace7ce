/** Pure: what the clock does with a service that is due. */
import { HOUR_MS } from '../../kernel/time/time.ts';
import { type CauseCode, endsAt, mayExpire, nextSpan, type PaidSpan, type ServiceRow } from '../../services/index.ts';

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

export type MaySpend = Pick<ServiceRow, 'terminationRequestedAt' | 'suspension' | 'status'>;

/** Suspended for its funds only, and wanted by its customer: a rise of the funds brings it back. */
export const mayResume = (row: MaySpend): boolean =>
  row.status === 'suspended' && row.suspension === 'funds' && row.terminationRequestedAt === null;
