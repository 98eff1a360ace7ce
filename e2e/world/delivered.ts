/** A customer whose VPN works, made without a browser; and the simulated panels behind it. */
import type { Page } from 'playwright-core';

import { type Visit, visit } from './browser.ts';
import { demoShop } from './demo-shop.ts';
import { funded, type Plan } from './funded.ts';
import { until, type Visitor } from './visitor.ts';

type Service = { id: string; status: string; vpn: { name: string; ipv4: string } | null };

export const steer = (path: string, body: unknown, method = 'POST') =>
  Promise.all(
    demoShop().simUrls.map((url) =>
      fetch(`${url}/__sim/${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(method === 'POST' ? { body: JSON.stringify(body) } : {}),
      }),
    ),
  );
/** What the panels were asked, as `METHOD path`. */
export const calls = async () => {
  const logs = await Promise.all(demoShop().simUrls.map(async (url) => (await fetch(`${url}/__sim/log`)).json()));
  return (logs.flat() as { method: string; path: string }[]).map((c) => `${c.method} ${c.path}`);
};

/** A customer with a VPN of this plan that works; `netMicro` is what was paid in. */
export async function delivered(
  netMicro = 20_000_000,
  planName = 'Plus',
): Promise<{ me: Visitor; email: string; id: string; vpnName: string; ipv4: string }> {
  const { me, email } = await funded(demoShop().url, netMicro);
  const { plans } = await me.get<{ plans: Plan[] }>('/client/plans');
  const plan = plans.find(({ name }) => name === planName) ?? plans[0];
  const price = plan?.periods.find(({ period }) => period === 'monthly');
  const { serviceId: id } = await me.post<{ serviceId: string }>('/client/orders', {
    productId: plan?.id,
    period: 'monthly',
    expectedTotalMicro: (price?.setupMicro ?? 0) + (price?.baseMicro ?? 0),
  });
  const service = await until(
    () => me.get<Service>(`/client/services/${id}`),
    ({ status }) => status === 'active',
  );
  return { me, email, id, vpnName: service.vpn?.name ?? '', ipv4: service.vpn?.ipv4 ?? '' };
}

/** The browser goes on with the visitor's session. */
export async function signIn(page: Page, { jar }: Visitor): Promise<void> {
  await page.context().addCookies([...jar].map(([name, value]) => ({ name, value, url: demoShop().url })));
}

/** A new customer with this plan, on its page. */
export async function withPlan(plan: string): Promise<Visit & { email: string }> {
  const mine = await delivered(20_000_000, plan);
  const v = await visit();
  await signIn(v.page, mine.me);
  await v.page.goto(`/services/${mine.id}`);
  await v.page.getByRole('heading', { name: 'WireGuard', exact: true }).waitFor();
  return { ...v, email: mine.email };
}
