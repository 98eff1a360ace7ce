import type { Ctx } from '../kernel/context.ts';
import { remote } from '../kernel/object.ts';
import { Problem } from '../kernel/problem.ts';
import type { LiveServer, LiveStatus } from './contract/model.ts';
import type { Watcher, Whose } from './rules.ts';

/** The object that watches this server for all pages that show one of its services. */
export type Poller = {
  /** For a caller without a socket: what is known if it is young enough, else the server is asked. */
  status(serverId: string, whose: Whose): Promise<LiveStatus>;
  server(serverId: string): Promise<LiveServer>;
  /** For the watchdog. `revived`: there are watchers, and the alarm that should serve them was lost. */
  wake(serverId: string): Promise<'asleep' | 'awake' | 'revived'>;
};

export const pollerOf = (ctx: Ctx, serverId: string) => remote<Poller>(ctx.env.ServerPoller, serverId);

/** Header that seats a watcher. Only this house talks to a poller, so that what stands in it is true. */
export const WATCHER_HEADER = 'x-watcher';

/** A poller that is being moved or restarted is worth another try, and says nothing about itself. */
export async function quiet<T>(ctx: Ctx, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    ctx.log.error('poller.failed', { error });
    throw new Problem('busy');
  }
}

/** The 101 that carries the socket, straight from the poller. */
export const seat = (ctx: Ctx, watcher: Watcher): Promise<Response> =>
  quiet(ctx, () =>
    pollerOf(ctx, watcher.serverId).fetch('https://poller/', {
      headers: { upgrade: 'websocket', [WATCHER_HEADER]: JSON.stringify(watcher) },
    }),
  );
