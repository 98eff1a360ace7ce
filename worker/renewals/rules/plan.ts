/** What one round of the clock will try: lists of rows that travel as JSON, so that SQL decides at commit. */

import { type ClientStatus, isBlocked } from '../../accounts/index.ts';
import { type Anchor, DAY_MS, HOUR_MS } from '../../kernel/time/time.ts';
import { kept, type Word } from '../../kernel/words/word.ts';
import type { BulkCharge } from '../../ledger/index.ts';
import type { Cause } from '../../services/contract/model.ts';
import {
  type CauseCode,
  causeOf,
  firstNoticeAt,
  freshSpan,
  isShort,
  type PaidSpan,
  periodCharge,
} from '../../services/index.ts';
import type { ClockedRow } from '../store.ts';
import { because, happened } from '../words/index.ts';
import { mayResume, type Step, stepOf } from './step.ts';

/** Of which service, as it was read, and what to tell of it. */
type Read = {
  serviceId: string;
  clientId: string;
  paidThrough: number;
  suspendedAt: number | null;
  payload: { serviceId: string };
  subject: string;
  key: string;
  words: Word;
  detail: { cause: string };
};

export type Renewal = Read &
  BulkCharge & { noticeAt: number | null; graceEnd: number; terminateAt: number; why: Cause; tell: boolean };

export type Resumption = Read & BulkCharge & { noticeAt: number | null } & Anchor;

export type Ending = Read & {
  was: string;
  provisionStatus: string;
  requestedAt: number | null;
  holdId: string | null;
  status: 'terminated' | 'cancelled';
  why: Cause;
};

export type Later = { serviceId: string; dueAt: number | null; until: number | null; fault: string | null };

export type Plan = { renewals: Renewal[]; resumptions: Resumption[]; endings: Ending[]; later: Later[] };

/** A row that makes the rules throw is set aside for an hour and shown to staff; the others go on. */
export function planOf(rows: readonly ClockedRow[], now: number): Plan {
  const plan: Plan = { renewals: [], resumptions: [], endings: [], later: [] };
  for (const row of rows) {
    try {
      place(plan, row, now);
    } catch (error) {
      plan.later.push(setAside(row, now, error instanceof Error ? error.message : String(error)));
    }
  }
  return plan;
}

export const setAside = ({ id, dueAt }: ClockedRow, now: number, why: string): Later => ({
  serviceId: id,
  dueAt,
  until: now + HOUR_MS,
  fault: kept(because('clock', { why }), 500),
});

function place(plan: Plan, row: ClockedRow, now: number) {
  if (mayResume(row)) {
    const span = isBlocked(row.clientStatus as ClientStatus) ? null : freshSpan(row, now);
    if (row.terminateAt === null || row.terminateAt > now) {
      if (span?.end != null) plan.resumptions.push(resumptionOf(row, { ...span, end: span.end }, now));
      if (row.dueAt !== null && row.dueAt <= now) plan.later.push(laterOf(row, row.terminateAt));
      return;
    }
  }
  const step = stepOf(row, row, now);
  if (step.kind === 'charge') plan.renewals.push(renewalOf(row, step, now));
  else if (step.kind === 'end') plan.endings.push(endingOf(row, step.status, step.cause, now));
  else plan.later.push(laterOf(row, step.until));
}

const laterOf = ({ id, dueAt }: ClockedRow, until: number | null): Later => ({
  serviceId: id,
  dueAt,
  until,
  fault: null,
});

const readOf = (row: ClockedRow, key: string | number, words: Word, code: string): Read => ({
  serviceId: row.id,
  clientId: row.clientId,
  paidThrough: row.paidThrough,
  suspendedAt: row.suspendedAt,
  payload: { serviceId: row.id },
  subject: `service:${row.id}`,
  key: `${row.id}:${key}`,
  words,
  detail: { cause: code },
});

const chargeOf = (row: ClockedRow, span: PaidSpan, rule: 'renewal' | 'resumption') => ({
  ...periodCharge(row, span, rule),
  currency: row.currency,
});

type ChargeStep = Extract<Step, { kind: 'charge' }>;

function renewalOf(row: ClockedRow, { span, graceEnd }: ChargeStep, now: number): Renewal {
  return {
    ...readOf(row, row.paidThrough, happened('suspended.funds', { number: row.number }), 'insufficient_funds'),
    ...chargeOf(row, span, 'renewal'),
    noticeAt: isShort(row.period) ? null : firstNoticeAt(row, span.end, row.lowBalanceDays, now),
    graceEnd,
    terminateAt: now + row.terminationDelayHours * HOUR_MS,
    why: causeOf('insufficient_funds', now),
    tell: !isShort(row.period) && span.end - now > DAY_MS,
  };
}

const resumptionOf = (row: ClockedRow, span: PaidSpan & Anchor & { end: number }, now: number): Resumption => ({
  ...readOf(row, `resumed:${now}`, happened('resumed.funds', { number: row.number }), 'funds_rose'),
  ...chargeOf(row, span, 'resumption'),
  noticeAt: firstNoticeAt(row, span.end, row.lowBalanceDays, now),
  anchorDay: span.anchorDay,
  anchorTimeMs: span.anchorTimeMs,
});

const endingOf = (row: ClockedRow, status: Ending['status'], code: CauseCode, now: number): Ending => ({
  ...readOf(
    row,
    'ended',
    happened(status === 'cancelled' ? 'cancelled.byClock' : 'terminated.byClock', { number: row.number }),
    code,
  ),
  was: row.status,
  provisionStatus: row.provisionStatus,
  requestedAt: row.terminationRequestedAt,
  holdId: row.holdId,
  status,
  why: causeOf(code, now),
});
