/** A service that lives on the test's clock. */
import type { Period } from '../kernel/time/time.ts';
import { runClock } from '../renewals/verbs/run-clock.ts';
import { fund, MICRO, money, type Shop, type ShopOptions, shop } from './shop.ts';
import type { World } from './world.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** What the minute's task does, without the jobs that it leaves. */
export const runOnce = (w: World) => runClock(w.ctx({ kind: 'system', name: 'clock' }));

/** The minute's task and every job that is due then. */
export async function minute(w: World, ms = MINUTE) {
  w.advance(ms);
  await runOnce(w);
  await w.drain();
}

/** To one second after `at`, and that minute's work. */
export const passTo = (w: World, at: number) => minute(w, Math.max(0, at + 1000 - w.clock.now));

type LifeOptions = ShopOptions & { period?: Period; baseMicro?: number; setupMicro?: number };

/** An active service of 14.50 a month after a setup of 6.00; `left` stays in the wallet. */
export async function activeService(w: World, left = 0, options: LifeOptions = {}) {
  const { period = 'monthly', baseMicro = 14.5 * MICRO, setupMicro = 6 * MICRO, ...rest } = options;
  const prices = [{ currency: 'EUR', periods: [{ period, setupMicro, baseMicro }] }];
  const fundsMicro = left + setupMicro + baseMicro;
  const s = await shop(w, { fundsMicro, ...rest, product: { prices, ...rest.product } });
  const id = await another(w, s, period);
  return { s, id, ...views(w, s, id) };
}

/** One more of the shop's product, delivered. */
export async function another(w: World, { buyer, productId }: Shop, period: Period = 'monthly'): Promise<string> {
  const { totalMicro } = await buyer.api.client.orders.quote({ productId, period });
  const { serviceId } = await buyer.api.client.orders.place({ productId, period, expectedTotalMicro: totalMicro });
  await w.drain();
  return serviceId;
}
export type Living = Awaited<ReturnType<typeof activeService>>;

/** The service as each of them sees it, and its money. */
export const views = (w: World, s: Shop, id: string) => ({
  seen: () => s.buyer.api.client.services.get({ id }),
  known: () => s.admin.api.admin.services.get({ id }),
  money: () => money(w, s.buyer.clientId),
  topUp: (amountMicro: number) => fund(s.admin, s.buyer.clientId, amountMicro),
  trail: async () =>
    (
      await w.env.DB.prepare(
        'SELECT action, actor_name AS actor, summary FROM activity WHERE subject = ? ORDER BY rowid',
      )
        .bind(`service:${id}`)
        .all<{ action: string; actor: string; summary: string }>()
    ).results,
});

/** Subjects of the mails to the buyer, oldest first. */
export const mailsTo = async (w: World, s: Shop) =>
  (
    await w.env.DB.prepare('SELECT subject, text FROM mail WHERE recipient = ? ORDER BY rowid')
      .bind(s.buyer.email)
      .all<{ subject: string; text: string }>()
  ).results;
