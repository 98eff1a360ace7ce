import { expect, it } from 'vitest';
import { neverCalled } from '../../../testing/drivers.ts';
import { gatewaySuite } from '../port.suite.ts';
import { bankGateway } from './index.ts';

const config = { instructions: 'Transfer the exact amount in {CURRENCY} and quote {NUMBER}.' };
const open = () => bankGateway.open(neverCalled, config);

gatewaySuite({ driver: bankGateway, config, open });

it('tells the customer what the operator wrote, with the number and the currency of the proforma', async () => {
  const payment = { paymentId: 'p', reference: 'PF-7', amountMinor: 100, currency: 'PLN', returnUrl: '/pay/p' };
  expect(await open().start(payment)).toEqual({
    kind: 'ok',
    value: { kind: 'instructions', text: 'Transfer the exact amount in PLN and quote PF-7.' },
  });
});
