import type { Ctx } from '../kernel/context.ts';

/** The object that watches this server for all pages that show one of its services. */
export const pollerOf = (ctx: Ctx, serverId: string) => ctx.env.ServerPoller.getByName(serverId);

/** Its pages hear at once that a service is no longer what it was. Without this they hear it within half a minute. */
export async function tellPages(ctx: Ctx, serverId: string): Promise<void> {
  try {
    await pollerOf(ctx, serverId).standingChanged(serverId);
  } catch (error) {
    ctx.log.error('poller.failed', { error });
  }
}
