import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp } from '../scripts/supervisor/app.mjs';
import { funded, type Plan } from './world/funded.ts';
import { Refused, until, type Visitor, visitor } from './world/visitor.ts';

const KILLS = 10;
const dataDir = mkdtempSync(join(tmpdir(), 'culvert-crash-'));
let app: Awaited<ReturnType<typeof startApp>>;

beforeAll(async () => {
  app = await startApp({ dataDir, anyFree: true, seed: true, quiet: true, tick: false });
});
afterAll(async () => {
  await app?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

type Service = { id: string; status: string; vpnName: string | null; provisionStatus: string };
/** As the portal does: the same key until an answer arrives. */
async function orderPatiently(me: Visitor, plan: Plan): Promise<void> {
  const price = plan.periods.find((p) => p.period === 'monthly');
  const body = {
    productId: plan.id,
    period: 'monthly',
    expectedTotalMicro: (price?.setupMicro ?? 0) + (price?.baseMicro ?? 0),
  };
  const headers = { 'idempotency-key': crypto.randomUUID() };
  for (;;) {
    try {
      await me.post('/client/orders', body, headers);
      return;
    } catch (error) {
      if (error instanceof Refused && error.status < 500) throw error;
      await new Promise((r) => setTimeout(r, 150));
    }
  }
}

const simulated = async () => {
  const states = await Promise.all(
    app.simUrls.map(
      async (u: string) =>
        (await (await fetch(`${u}/__sim/state`)).json()) as { clients: Record<string, { name: string }> },
    ),
  );
  return states.flatMap((s) => Object.values(s.clients).map((c) => c.name));
};

describe('the app is killed during an order', () => {
  it(`V204 SIGKILL ${KILLS} times while an order is set up: after restart and a minute every order is delivered once, nothing is orphaned, money adds up`, async () => {
    for (const u of app.simUrls)
      await fetch(`${u}/__sim/faults`, {
        method: 'POST',
        body: JSON.stringify({ fault: 'slow:150' }),
        headers: { 'content-type': 'application/json' },
      });
    const customers: Visitor[] = [];
    const { plans } = await (await funded(app.url)).me.get<{ plans: Plan[] }>('/client/plans');
    const plan = plans[0];
    if (!plan) throw new Error('The demo shop sells nothing.');
    for (let kill = 0; kill < KILLS; kill++) {
      const { me } = await funded(app.url);
      customers.push(me);
      const ordered = orderPatiently(me, plan);
      await new Promise((r) => setTimeout(r, 40 + kill * 170));
      await app.killApp();
      await app.restartApp();
      await ordered;
      await app.tick();
    }
    const services = async () =>
      (
        await Promise.all(customers.map(async (me) => (await me.get<{ items: Service[] }>('/client/services')).items))
      ).flat();
    const settled = await until(
      async () => {
        await app.tick();
        return services();
      },
      (all) => all.every((s) => s.status === 'active'),
    );
    expect(settled.map((s) => s.status)).toEqual(Array.from({ length: KILLS }, () => 'active'));

    const admin = visitor(app.url);
    await admin.post('/staff/session', app.logins?.admin);
    const { items } = await admin.get<{ items: Service[] }>('/admin/services?limit=100');
    const known = items.flatMap((s) => (s.vpnName ? [s.vpnName] : []));
    const onPanels = await simulated();
    expect([...onPanels].sort()).toEqual([...known].sort());
    expect(new Set(onPanels).size).toBe(onPanels.length);

    const price = plan.periods.find((p) => p.period === 'monthly')?.baseMicro ?? 0;
    for (const me of customers) {
      const { client } = await me.get<{ client: { balanceMicro: number; heldMicro: number } }>('/session');
      expect(client).toMatchObject({ balanceMicro: 20_000_000 - price, heldMicro: 0 });
    }
  });
});
