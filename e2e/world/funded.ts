import { PASSWORD } from './portal-pages.ts';
import { type Visitor, visitor } from './visitor.ts';

export type Plan = { id: string; name: string; periods: { period: string; setupMicro: number; baseMicro: number }[] };
type Person = { name: string; email: string; currency?: string };

const somebody = (): Person => ({
  name: 'Maria Nowak',
  email: `${crypto.randomUUID().slice(0, 8)}@customer.example`,
});

/** A new customer of the shop at `url`, whose payment of `netMicro` has arrived. */
export async function funded(
  url: string,
  netMicro = 20_000_000,
  person = somebody(),
): Promise<{ me: Visitor; email: string }> {
  const me = visitor(url);
  await me.post('/sign-up', { ...person, password: PASSWORD, language: 'en' });
  const { paymentId } = await me.post<{ paymentId: string }>('/client/top-ups', { netMicro, gateway: 'test' });
  await me.post(`/client/payments/${paymentId}/simulate`, { outcome: 'paid' });
  return { me, email: person.email };
}
