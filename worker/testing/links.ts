/** One-time links of services that were delivered. */
import { order, shop } from './shop.ts';
import type { World } from './world.ts';

export async function active(w: World, options: Parameters<typeof shop>[1] = {}) {
  const s = await shop(w, options);
  const id = await order(s);
  await w.drain();
  return { s, id, links: s.buyer.api.client.links };
}
export type Active = Awaited<ReturnType<typeof active>>;

export const secretOf = (url: string) => {
  const [serviceId = '', token = ''] = new URL(url).hash.slice(1).split('.');
  return { serviceId, token };
};
export async function withLink(
  w: World,
  more: { validity?: '1h' | '24h' | '7d'; maxUses?: number } = {},
  options = {},
) {
  const made = await active(w, options);
  const { link, url } = await made.links.create({ id: made.id, ...more });
  return { ...made, link, url, secret: secretOf(url) };
}
/** Somebody without an account, in a browser of their own. */
export const open = (w: World, secret: { serviceId: string; token: string }) =>
  w.browser().api.public.redeemLink(secret);
export const redeemOverHttp = (w: World, secret: object, headers = {}) =>
  w.browser().rest('POST', '/api/v1/links/redeem', secret, headers);
export const setStatus = (w: World, id: string, status: string) =>
  w.env.DB.prepare('UPDATE service SET status = ? WHERE id = ?').bind(status, id).run();
export const trail = async (w: World, id: string) =>
  (
    await w.env.DB.prepare(
      "SELECT action, actor_kind AS actor, detail, summary FROM activity WHERE subject = ? AND action LIKE '%link%' ORDER BY id",
    )
      .bind(`service:${id}`)
      .all<{ action: string; actor: string; detail: string; summary: string }>()
  ).results;
export const SPENT = { code: 'link_spent', status: 410 };
