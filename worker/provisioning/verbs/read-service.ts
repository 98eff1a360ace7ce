import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { firstChargeMicro, placedById, soldProduct, usernamePlace } from '../../services/index.ts';
import { detailOf } from '../rules/shown.ts';
import { intentOf, serverOfIntent } from '../store/intent.ts';
import { lastRunOf } from '../store/state.ts';
import { soldTargets } from '../store/targets.ts';

export async function getService(ctx: Ctx, { id }: { id: string }) {
  const [rows, intents, targets, intentServers, products, runs] = await reads(ctx.db, [
    placedById(ctx.db, id),
    intentOf(ctx.db, id),
    soldTargets(ctx.db, id),
    serverOfIntent(ctx.db, id),
    soldProduct(ctx.db, id),
    lastRunOf(ctx.db, id),
  ]);
  const row = rows[0];
  if (!row) throw new Problem('not_found');
  const { usernameSealed, holdId } = row.service;
  const config = products[0]?.config;
  return detailOf(
    row,
    {
      intent: intents[0],
      lastRun: runs[0],
      intentServerName: intentServers[0]?.name ?? null,
      targets: targets.map(({ serverId, network, server }) => ({ serverId, serverName: server.name, network })),
      username: usernameSealed === null ? null : await ctx.secrets.open(usernameSealed, usernamePlace(id)),
      productCaps: config ? { downMbps: config.downMbps, upMbps: config.upMbps } : null,
      heldMicro: holdId === null ? 0 : firstChargeMicro(row.service),
    },
    ctx.say,
  );
}
