import type { Ctx } from '../kernel/context.ts';
import { deviceOf, SEEN_EVERY_MS } from './rules/device.ts';
import { touchSession } from './store/own-sessions.ts';

/** Where the request comes from, as far as it says. */
export const placeOf = (ctx: Ctx) => ({ network: ctx.ip, ...deviceOf(ctx.userAgent) });

/** After the answer, and never at its cost: a list that is ten minutes behind harms less than a slow page. */
export function noteSeen(ctx: Ctx, row: { sessionId: string; seenAt: number }): void {
  const before = ctx.now() - SEEN_EVERY_MS;
  if (row.seenAt >= before) return;
  const said = Object.fromEntries(Object.entries(placeOf(ctx)).filter(([, value]) => value !== ''));
  const seen = { ...said, seenAt: ctx.now() };
  ctx.aside('session.not_touched', (db) => [touchSession(db, row.sessionId, before, seen)]);
}
