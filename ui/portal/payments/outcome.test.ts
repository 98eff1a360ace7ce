import { describe, expect, it } from 'vitest';
import { afterPaid, afterRefused } from './outcome.ts';

const order = (
  status: Parameters<typeof afterPaid>[0]['status'],
  provisionStatus: Parameters<typeof afterPaid>[0]['provisionStatus'],
  code?: string,
) => ({ status, provisionStatus, cause: code ? { code, message: '', at: 0 } : null });

describe('what the page of a payment says of its order', () => {
  it.each([
    ['goesOn', order('pending', 'awaiting_payment', 'awaiting_payment')],
    ['goesOn', order('pending', 'pending')],
    ['goesOn', order('active', 'completed')],
    ['waits', order('pending', 'awaiting_payment', 'awaiting_funds')],
    ['waits', order('pending', 'awaiting_payment', 'not_sold')],
    ['cancelled', order('cancelled', 'terminated', 'cancelled_by_owner')],
  ] as const)('after the money arrived: %s', (said, of) => {
    expect(afterPaid(of)).toBe(said);
  });

  it.each([
    ['kept', order('pending', 'awaiting_payment', 'payment_declined')],
    ['kept', order('pending', 'awaiting_payment', 'awaiting_payment')],
    ['cancelled', order('cancelled', 'terminated', 'order_expired_unpaid')],
    ['done', order('active', 'completed')],
    ['done', order('pending', 'deploying')],
  ] as const)('after it was declined: %s', (said, of) => {
    expect(afterRefused(of)).toBe(said);
  });
});
