import { bind, implementer } from '../kernel/http/bind.ts';
import { orders as contract } from './contract/client.ts';
import { placeOrder, quoteOrder } from './verbs/place.ts';

const c = implementer(contract);

export const orders = c.router({
  quote: c.quote.handler(bind(quoteOrder)),
  place: c.place.handler(bind(placeOrder)),
});
