import { task } from '../kernel/app.ts';
import { reads } from '../kernel/db/db.ts';
import { Unit } from '../kernel/unit/unit.ts';
import { pollerOf } from './poller.ts';
import { forgetWatches, watchedServers } from './store.ts';

/** Alarms of pollers have been lost on the platform: once a minute those with watchers are looked at. */
export const wakePollers = task({
  name: 'connections.watchdog',
  group: 'servers',
  cron: '* * * * *',
  async run(ctx) {
    const [watched] = await reads(ctx.db, [watchedServers(ctx.db, ctx.now())]);
    const woken = await Promise.allSettled(
      watched.map(async ({ serverId }) => [serverId, await pollerOf(ctx, serverId).wake(serverId)] as const),
    );
    for (const one of woken) {
      if (one.status === 'rejected') ctx.log.error('poller.failed', { error: one.reason });
      else if (one.value[1] === 'revived') ctx.log.error('poller.revived', { serverId: one.value[0] });
    }
    await new Unit(ctx).write(forgetWatches(ctx.db, ctx.now())).commit(null);
  },
});
