import { describe, expect, it } from 'vitest';
import type { ServiceRow } from '../../services/index.ts';
import { affordable, mayCancel, mayRetry } from './order.ts';

describe('an order', () => {
  it('funds serve waiting orders in their order; one that does not fit is passed over', () => {
    const waiting = [
      { setupMicro: 0, baseMicro: 5 },
      { setupMicro: 0, baseMicro: 8 },
      { setupMicro: 1, baseMicro: 1 },
    ];
    expect(affordable(waiting, 10).go).toEqual([waiting[0], waiting[2]]);
    expect(affordable(waiting, 13).go).toEqual([waiting[0], waiting[1]]);
    expect(affordable(waiting, 0)).toEqual({ go: [], wait: waiting });
  });

  it('SV-32 retry and cancel look at both statuses', () => {
    const may = (status: ServiceRow['status'], provisionStatus: ServiceRow['provisionStatus'], open = false) => [
      mayRetry({ status, provisionStatus }, open),
      mayCancel({ status }),
    ];
    expect(may('pending', 'error')).toEqual([true, true]);
    expect(may('pending', 'needs_attention')).toEqual([true, true]);
    expect(may('pending', 'awaiting_payment')).toEqual([true, true]);
    expect(may('pending', 'deploying', true)).toEqual([false, true]);
    expect(may('pending', 'deploying', false)).toEqual([true, true]);
    expect(may('active', 'completed')).toEqual([false, false]);
    expect(may('cancelled', 'terminated')).toEqual([false, false]);
  });
});
