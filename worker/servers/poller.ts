import type { Ctx } from '../kernel/context.ts';
import { remote } from '../kernel/object.ts';

/** The object that watches a server for all pages that show one of its services, as far as a change of them concerns it. */
export type PageTeller = {
  /** A service of this server is no longer what it was: whose page must go is read at once. */
  standingChanged(serverId: string): Promise<void>;
};

/** Its pages hear at once that a service is no longer what it was. Without this they hear it within half a minute. */
export async function tellPages(ctx: Ctx, serverId: string): Promise<void> {
  try {
    await remote<PageTeller>(ctx.env.ServerPoller, serverId).standingChanged(serverId);
  } catch (error) {
    ctx.log.error('poller.failed', { error });
  }
}
