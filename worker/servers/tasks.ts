import * as z from 'zod/mini';
import { job, task } from '../kernel/app.ts';
import { id } from '../kernel/contract.ts';
import { reads } from '../kernel/db/db.ts';
import { HOUR_MS } from '../kernel/time/time.ts';
import { Unit } from '../kernel/unit/unit.ts';
import { openPeer } from './peer.ts';
import { alertsOf } from './store/alert.ts';
import { keepReading } from './store/reading.ts';
import { serverById, serversToTest } from './store/server.ts';
import { auditTurn, record } from './verbs/record-test.ts';

/** That a panel does not work is a finding, kept as any other: the next round asks again. */
export const testServerJob = job({
  name: 'server.test',
  payload: z.object({ serverId: id() }),
  attempts: 3,
  run: async (ctx, { serverId }) => {
    const [servers, raised] = await reads(ctx.db, [serverById(ctx.db, serverId), alertsOf(ctx.db, serverId)]);
    const server = servers[0];
    if (!server) return undefined;
    const peer = await openPeer(ctx, server, { insist: true });
    const found = { ...(await peer.probe()), at: ctx.now() };
    const networks = found.ok ? await peer.networkDetails?.() : null;
    const unit = new Unit(ctx);
    record(
      ctx,
      unit,
      server,
      found,
      raised.map(({ mark }) => mark),
    );
    auditTurn(unit, server, found);
    if (networks?.kind === 'ok') unit.write(keepReading(ctx.db, serverId, 'networks', ctx.now(), networks.value));
    return unit.commit(undefined);
  },
});

/** A job per server, so that one that hangs takes no other with it. */
export const testServers = task({
  name: 'servers.test',
  group: 'servers',
  cron: '11 */6 * * *',
  run: async (ctx) => {
    const [servers] = await reads(ctx.db, [serversToTest(ctx.db)]);
    const unit = new Unit(ctx);
    const hour = Math.floor(ctx.now() / HOUR_MS);
    for (const { id: serverId } of servers)
      unit.enqueue(
        testServerJob,
        { serverId },
        { subject: `server:${serverId}`, dedupeKey: `test:${serverId}:${hour}` },
      );
    await unit.commit(null);
  },
});
