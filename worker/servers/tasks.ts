import * as z from 'zod/mini';
import { job, task } from '../kernel/app.ts';
import { id } from '../kernel/contract.ts';
import { reads, writes } from '../kernel/db/db.ts';
import { HOUR_MS } from '../kernel/time/time.ts';
import { Unit } from '../kernel/unit/unit.ts';
import { openPeer } from './peer.ts';
import { alertsOf, alertsOfServers } from './store/alert.ts';
import { readingOf } from './store/reading.ts';
import { lookNext, serverById, serversToLookAt, serversToTest } from './store/server.ts';
import { keepNetworks } from './verbs/keep-networks.ts';
import { lookAtServer } from './verbs/look-at-server.ts';
import { auditTurn, record } from './verbs/record-test.ts';

/** That a panel does not work is a finding, kept as any other: the next round asks again. */
export const testServerJob = job({
  name: 'server.test',
  payload: z.object({ serverId: id() }),
  attempts: 3,
  run: async (ctx, { serverId }) => {
    const [servers, raised, kept] = await reads(ctx.db, [
      serverById(ctx.db, serverId),
      alertsOf(ctx.db, serverId),
      readingOf(ctx.db, serverId, 'networks'),
    ]);
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
    if (networks?.kind === 'ok' && networks.value.unread === 0)
      keepNetworks(ctx, unit, serverId, networks.value.networks, kept[0]);
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

/** So often, and a minute until the task comes to it. */
const LOOK_EVERY_MS = 4 * 60_000;
const LOOKS_A_MINUTE = 60;

/** A server that nobody asks is heard at least every five minutes; what contradicts its last test has it tested. */
export const lookAtServers = task({
  name: 'servers.look',
  group: 'servers',
  cron: '* * * * *',
  run: async (ctx) => {
    const now = ctx.now();
    const [servers] = await reads(ctx.db, [serversToLookAt(ctx.db, now, LOOKS_A_MINUTE)]);
    if (servers.length === 0) return;
    const ids = servers.map(({ id: serverId }) => serverId);
    // Before they are asked: an account that is made meanwhile has its server looked at again.
    await writes(ctx.db, [lookNext(ctx.db, ids, now + LOOK_EVERY_MS)]);
    const [alerts] = await reads(ctx.db, [alertsOfServers(ctx.db, ids)]);
    const unit = new Unit(ctx);
    const look = async (server: (typeof servers)[number]) => {
      const raised = alerts.filter((a) => a.serverId === server.id).map(({ mark }) => mark);
      if (!(await lookAtServer(ctx, server, raised))) return;
      const options = { subject: `server:${server.id}`, dedupeKey: `look:${server.id}:${now}` };
      unit.enqueue(testServerJob, { serverId: server.id }, options);
    };
    for (const one of await Promise.allSettled(servers.map(look)))
      if (one.status === 'rejected') ctx.log.error('server.look_failed', { error: one.reason });
    await unit.commit(null);
  },
});
