import { bind, implementer } from '../kernel/http/bind.ts';
import { payments as adminContract } from './contract/admin.ts';
import { payments as clientContract } from './contract/client.ts';
import { addFunds, getMyPayment, listGateways, quoteTopUp, simulatePayment } from './verbs/customer.ts';
import { confirmPayment, declinePayment, getPayment, listPayments } from './verbs/staff.ts';

const a = implementer(adminContract);
const c = implementer(clientContract);

export const payments = a.router({
  list: a.list.handler(bind(listPayments)),
  get: a.get.handler(bind(getPayment)),
  confirm: a.confirm.handler(bind(confirmPayment)),
  decline: a.decline.handler(bind(declinePayment)),
});

export const myPayments = c.router({
  gateways: c.gateways.handler(bind(listGateways)),
  quote: c.quote.handler(bind(quoteTopUp)),
  addFunds: c.addFunds.handler(bind(addFunds)),
  get: c.get.handler(bind(getMyPayment)),
  simulate: c.simulate.handler(bind(simulatePayment)),
});
