import type { Ctx } from '../kernel/context.ts';
import { Problem } from '../kernel/problem.ts';
import { driverOf, openPeer } from '../servers/index.ts';
import { requireDelivered } from '../services/index.ts';
import type { UsageMonth } from './contract/model.ts';
import { monthFaults, monthOf } from './rules.ts';
import { fault } from './words/index.ts';

/** No page waits longer for its panel. */
const ASK_MS = 12_000;

/** Asks the server at each call; nothing of it is kept. A paused service still shows what it used. */
export async function readMonth(ctx: Ctx, input: { id: string; year: number; month: number }): Promise<UsageMonth> {
  const { id, year, month } = input;
  const { actor } = ctx;
  if (actor.kind !== 'user' && actor.kind !== 'admin') throw new Problem('unauthorized');
  const clientId = actor.kind === 'user' ? actor.clientId : null;
  const { server, vpnName } = await requireDelivered(ctx, id, clientId, ['active', 'suspended']);
  const [now, zone] = [ctx.now(), server.timeZone];
  const errors = monthFaults({ year, month, zone, now });
  if (errors.length > 0) throw new Problem('validation', { errors });
  const found = await (await openPeer(ctx, server, { timeoutMs: ASK_MS })).usage(vpnName, year, month);
  if (found.kind !== 'ok') {
    ctx.log.error('usage.failed', { serviceId: id, why: found.why.detail });
    throw new Problem('upstream_failed', {
      detail: fault('traffic.silent'),
    });
  }
  return monthOf(found.value, { year, month, zone, now, countsEveryMs: driverOf(ctx, server.driver).countsEveryMs });
}
