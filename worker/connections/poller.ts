import type { Ctx } from '../kernel/context.ts';
import { Problem } from '../kernel/problem.ts';
import { pollerOf } from '../servers/index.ts';
import type { Watcher } from './rules.ts';

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
