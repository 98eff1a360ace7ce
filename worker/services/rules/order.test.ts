import { describe, expect, it } from 'vitest';
import { firstCharges } from './charge.ts';
import { firstChargeMicro, orderedService, orderHold, type ServiceOrder } from './order.ts';

const order: ServiceOrder = {
  id: 'S1',
  clientId: 'C1',
  product: {
    id: 'P1',
    name: { en: 'Plan' },
    cancellationDelayHours: 48,
    config: { downMbps: 10, upMbps: 5, nameRule: '', instructionUrl: '', showPassword: 'no' },
  },
  currency: 'EUR',
  period: 'monthly',
  setupMicro: 6,
  baseMicro: 14,
  priceVersion: 3,
  zone: 'UTC',
  now: 1000,
  funding: { holdId: 'H1' },
};
const row = { ...orderedService(order), number: 7 };

describe('money of an order', () => {
  it('what is held is what is charged: setup and the first period', () => {
    const charges = firstCharges(row, 2000, 3000);
    expect(charges.map((c) => c.amountMicro)).toEqual([6, 14]);
    expect(orderHold(row, 'H1').amountMicro).toBe(charges.reduce((sum, c) => sum + c.amountMicro, 0));
    expect(firstChargeMicro(row)).toBe(20);
  });

  it('SV-35 the key of a charge is the service and the start of its period, so that it happens once', () => {
    expect(firstCharges(row, 2000, 3000).map((c) => c.transactionId)).toEqual(['charge:S1:setup', 'charge:S1:2000']);
    expect(firstCharges(row, 2000, 3000)).toEqual(firstCharges(row, 2000, 3000));
  });

  it('nothing is booked for what costs nothing', () => {
    expect(firstCharges({ ...row, setupMicro: 0 }, 2000, null).map((c) => c.transactionId)).toEqual(['charge:S1:2000']);
    expect(firstCharges({ ...row, setupMicro: 0, baseMicro: 0 }, 2000, null)).toEqual([]);
  });
});

describe('states', () => {
  it('an ordered service keeps price, speed and zone as sold, and waits for its payment when it has one', () => {
    expect(row).toMatchObject({ provisionStatus: 'pending', holdId: 'H1', downMbps: 10, upMbps: 5, anchorZone: 'UTC' });
    const waiting = orderedService({ ...order, funding: { paymentId: 'Y1' } });
    expect(waiting).toMatchObject({ provisionStatus: 'awaiting_payment', holdId: null, paymentId: 'Y1' });
    expect(waiting.cause).toMatchObject({ code: 'awaiting_payment', at: 1000 });
  });
});
