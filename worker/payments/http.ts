import { bound } from '../kernel/http/bind.ts';
import { payments as adminContract, gateways as gatewaysContract } from './contract/admin.ts';
import { payments as clientContract } from './contract/client.ts';
import { addFunds, getMyPayment, listGateways, quoteTopUp, simulatePayment } from './verbs/add-funds.ts';
import { gatewayDrivers, gatewayNames, gatewayVerbs } from './verbs/manage-gateways.ts';
import { confirmPayment, declinePayment, getPayment, listPayments } from './verbs/manage-payments.ts';

export const payments = bound(adminContract, {
  list: listPayments,
  get: getPayment,
  confirm: confirmPayment,
  decline: declinePayment,
});

export const gateways = bound(gatewaysContract, { ...gatewayVerbs, drivers: gatewayDrivers, names: gatewayNames });

export const myPayments = bound(clientContract, {
  gateways: listGateways,
  quote: quoteTopUp,
  addFunds: addFunds,
  get: getMyPayment,
  simulate: simulatePayment,
});
