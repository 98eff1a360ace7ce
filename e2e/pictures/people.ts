/** Customers as a shop in Europe has them, each made over the API. */
import { PASSWORD } from '../world/portal-pages.ts';
import type { Person } from './camera.ts';
import { actor, minuteLater } from './still/time.ts';

export const UNIT = 1_000_000;
const LAPTOP = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0';
const MOST_MINUTES = 10;

type Profile = {
  companyName: string;
  taxId: string;
  address1: string;
  postcode: string;
  city: string;
  country: string;
};
type Draft = { name: string; email: string; language: 'en' | 'pl'; currency: 'EUR' | 'USD' | 'PLN' };
type Plan = {
  id: string;
  name: string;
  periods: { period: 'monthly' | 'annually'; setupMicro: number; baseMicro: number }[];
};
export type Service = { id: string; status: string; vpn: { name: string } | null };
export type Customer = Person & { clientId: string; email: string; password: string };

export async function customer(draft: Draft, profile?: Profile): Promise<Customer> {
  const me = actor(LAPTOP);
  await me.post('/sign-up', { ...draft, password: PASSWORD });
  if (profile) await me.call('PUT', '/client/account', { name: draft.name, address2: '', region: '', ...profile });
  const { client } = await me.get<{ client: { id: string } }>('/session');
  return { me, customer: true, clientId: client.id, email: draft.email, password: PASSWORD };
}

export async function topUp({ me }: Customer, amount: number, outcome: 'paid' | 'declined' | null, gateway = 'test') {
  const paid = { netMicro: Math.round(amount * UNIT), gateway };
  const { paymentId, documentId } = await me.post<{ paymentId: string; documentId: string }>('/client/top-ups', paid);
  if (outcome) await me.post(`/client/payments/${paymentId}/simulate`, { outcome });
  return { paymentId, documentId };
}

type Wish = { plan: 'starter' | 'plus' | 'unlimited' | 'office'; period?: 'monthly' | 'annually'; label?: string };
/** Polish names of plans that have one. */
const POLISH: Readonly<Record<string, string>> = { unlimited: 'bez limitu', office: 'biuro' };
/** By its name in English, in lower case. */
const planOf = async ({ me }: Customer, key: string): Promise<Plan> => {
  const { plans } = await me.get<{ plans: Plan[] }>('/client/plans');
  const plan = plans.find(({ name }) => [key, POLISH[key]].includes(name.toLowerCase()));
  if (!plan) throw new Error(`No plan ${key}`);
  return plan;
};

/** The order as it was placed. */
export async function place(who: Customer, { plan: key, period = 'monthly', label }: Wish, payWith?: string) {
  const plan = await planOf(who, key);
  const price = plan.periods.find((one) => one.period === period);
  const { serviceId: id } = await who.me.post<{ serviceId: string }>('/client/orders', {
    productId: plan.id,
    period,
    expectedTotalMicro: (price?.setupMicro ?? 0) + (price?.baseMicro ?? 0),
    ...(payWith ? { payWith } : {}),
  });
  if (label) await who.me.call('PUT', `/client/services/${id}/label`, { label });
  return id;
}

/** The service once it has this status. */
export async function becomes({ me }: Customer, id: string, status: string): Promise<Service> {
  const ask = () => me.get<Service>(`/client/services/${id}`);
  let service = await ask();
  for (let minutes = 0; service.status !== status && minutes < MOST_MINUTES; minutes++) {
    await minuteLater();
    service = await ask();
  }
  return service;
}

/** The order once it works. */
export async function order(who: Customer, wish: Wish): Promise<Service & { vpnName: string }> {
  const id = await place(who, wish);
  const service = await becomes(who, id, 'active');
  if (!service.vpn) throw new Error(`${wish.plan} of ${who.email} was not delivered`);
  return { ...service, vpnName: service.vpn.name };
}
