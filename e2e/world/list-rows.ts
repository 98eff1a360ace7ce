import { samples } from '../../worker/testing/examples/samples.ts';
import { demoShop } from './demo-shop.ts';
import { type Visitor, visitor } from './visitor.ts';

const EURO = 1_000_000;
/** Whose lists are looked at. */
export const CUSTOMER = {
  email: `${crypto.randomUUID().slice(0, 8)}@lists.example`,
  password: 'correct horse battery',
};

/** Two of everything that is listed: a single row is in order however it is sorted. */
export async function fill(url: string) {
  const me = await shopper(url, { ...CUSTOMER, name: 'Lista Nowak', language: 'en', currency: 'EUR' });
  const { plans } = await me.get<{ plans: { id: string; periods: Period[] }[] }>('/client/plans');
  for (const plan of plans.slice(0, 2)) {
    const monthly = plan.periods.find(({ period }) => period === 'monthly');
    if (monthly)
      await me.post('/client/orders', {
        productId: plan.id,
        period: 'monthly',
        expectedTotalMicro: monthly.setupMicro + monthly.baseMicro,
      });
  }
  await shopper(url, {
    email: `z${CUSTOMER.email}`,
    password: CUSTOMER.password,
    name: 'Ziv',
    language: 'en',
    currency: 'PLN',
  });
  const admin = visitor(url);
  await admin.post('/staff/session', demoShop().admin);
  const unique = (prefix: string) => `${prefix}-${crypto.randomUUID().slice(0, 8)}`;
  for (const { one } of samples) for (let n = 0; n < 2; n++) await one({ get: admin.get, post: admin.post, unique });
}

type Period = { period: string; setupMicro: number; baseMicro: number };

async function shopper(
  url: string,
  who: { email: string; password: string; name: string; language: string; currency: string },
) {
  const me: Visitor = visitor(url);
  await me.post('/sign-up', who);
  for (const outcome of ['paid', 'declined', null]) {
    const { paymentId } = await me.post<{ paymentId: string }>('/client/top-ups', {
      netMicro: (outcome === 'paid' ? 60 : 20) * EURO,
      gateway: outcome ? 'test' : 'bank',
    });
    if (outcome) await me.post(`/client/payments/${paymentId}/simulate`, { outcome });
  }
  return me;
}
