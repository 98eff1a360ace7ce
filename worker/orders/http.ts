import { bound } from '../kernel/http/bind.ts';
import { orders as contract } from './contract/client.ts';
import { payOrder } from './verbs/pay-order.ts';
import { placeOrder, quoteOrder } from './verbs/place-order.ts';

export const orders = bound(contract, {
  quote: quoteOrder,
  place: placeOrder,
  pay: payOrder,
});
