import * as z from 'zod/mini';
import { job, task } from '../kernel/app.ts';
import { id } from '../kernel/contract.ts';
import { reads } from '../kernel/db/db.ts';
import { DAY_MS } from '../kernel/time/time.ts';
import { Unit } from '../kernel/unit/unit.ts';
import { REPORT_RETENTION_MS } from './rules.ts';
import { allServers, purgeReports } from './store.ts';
import { compareServer } from './verbs/compare-server.ts';
import { found } from './words/index.ts';

const AGAIN_MS = 10 * 60_000;

/** One server, without changing anything. A server that does not answer has failed reports, and its own retries. */
export const reconcileJob = job({
  name: 'server.reconcile',
  payload: z.object({ serverId: id() }),
  attempts: 3,
  run: async (ctx, { serverId }) => {
    const { result, why } = await compareServer(ctx, { id: serverId });
    return result === 'failed' ? { later: AGAIN_MS, why: why ?? found('silent') } : undefined;
  },
});

/** A job per server, so that one that hangs or lies takes no other with it. */
export const reconcileAll = task({
  name: 'servers.reconcile',
  group: 'servers',
  cron: '23 2 * * *',
  run: async (ctx) => {
    const [servers] = await reads(ctx.db, [allServers(ctx.db)]);
    const day = Math.floor(ctx.now() / DAY_MS);
    const unit = new Unit(ctx).write(purgeReports(ctx.db, ctx.now() - REPORT_RETENTION_MS));
    for (const { id: serverId } of servers)
      unit.enqueue(
        reconcileJob,
        { serverId },
        { subject: `server:${serverId}`, dedupeKey: `reconcile:${serverId}:${day}` },
      );
    await unit.commit(null);
  },
});
