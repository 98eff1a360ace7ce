import { describe, expect, it } from 'vitest';
import type { ServiceRow } from '../../services/index.ts';
import { mayResume, stepOf } from './step.ts';

const HOUR = 3_600_000;
const PAID = 100 * HOUR;
const delays = { graceHours: 2, terminationDelayHours: 24, lowBalanceDays: 3 };
const row = (over: Partial<ServiceRow> = {}) =>
  ({
    status: 'active',
    period: 'monthly',
    anchorDay: 1,
    anchorTimeMs: null,
    anchorZone: 'UTC',
    paidThrough: PAID,
    suspension: null,
    terminateAt: null,
    terminationRequestedAt: null,
    dueAt: null,
    provisionStatus: 'completed',
    holdId: null,
    cause: null,
    ...over,
  }) as ServiceRow;
const at = (now: number, over: Partial<ServiceRow> = {}) => stepOf(row(over), delays, now);

describe('what the clock does, to the millisecond', () => {
  it('charges from the moment on at which what is paid ends, and suspends only after the grace', () => {
    expect(at(PAID - 1)).toEqual({ kind: 'wait', until: PAID });
    expect(at(PAID)).toMatchObject({ kind: 'charge', span: { start: PAID }, graceEnd: PAID + 2 * HOUR });
  });

  it('ends what was suspended, and what its customer wants to end, at that moment and not before', () => {
    const suspended = { status: 'suspended', suspension: 'funds', terminateAt: PAID } as const;
    expect(at(PAID - 1, suspended)).toEqual({ kind: 'wait', until: PAID });
    expect(at(PAID, suspended)).toMatchObject({ kind: 'end', status: 'terminated', cause: 'not_paid_in_time' });
    const asked = { terminationRequestedAt: HOUR };
    expect(at(PAID - 1, asked)).toEqual({ kind: 'wait', until: PAID });
    expect(at(PAID, asked)).toMatchObject({ kind: 'end', status: 'terminated', cause: 'termination_requested' });
  });

  it('cancels an order at the moment at which its time is over, and leaves alone one that holds money', () => {
    const waiting = { status: 'pending', provisionStatus: 'awaiting_payment', dueAt: PAID } as const;
    expect(at(PAID - 1, waiting)).toEqual({ kind: 'wait', until: PAID });
    expect(at(PAID, waiting)).toMatchObject({ kind: 'end', status: 'cancelled' });
    expect(at(PAID, { ...waiting, holdId: 'h' })).toMatchObject({ kind: 'wait' });
  });
});

it('funds bring back a service that is suspended for its funds, not one that staff suspended, nor one whose end was asked for', () => {
  const short = { status: 'suspended', suspension: 'funds', terminationRequestedAt: null } as const;
  expect(mayResume(short)).toBe(true);
  expect(mayResume({ ...short, suspension: 'staff' })).toBe(false);
  expect(mayResume({ ...short, terminationRequestedAt: 1 })).toBe(false);
  expect(mayResume({ ...short, status: 'active' })).toBe(false);
});
