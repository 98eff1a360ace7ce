/** Who is connected now, for those who do not hold a socket: the same poller answers, so it costs no call of its own. */
import { type Ctx, customerOf } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { serverById } from '../../servers/index.ts';
import type { LiveServer, LiveStatus } from '../contract/model.ts';
import { pollerOf, quiet } from '../poller.ts';
import { placeOf } from '../store.ts';
import { fault } from '../words/index.ts';

export type Place = Awaited<ReturnType<typeof placeOf>>[number];

/** Where an active service lives. A service that is not active, or has no account yet, says so. */
export function livingAt(place: Place | undefined): Place & { serverId: string; vpnName: string } {
  if (!place) throw new Problem('not_found');
  const { status, serverId, vpnName } = place;
  if (status !== 'active' && status !== 'pending')
    throw new Problem('not_active', { detail: fault('service.notActive') });
  if (status === 'pending' || serverId === null || vpnName === null)
    throw new Problem('not_ready', { detail: fault('service.notReady') });
  return { ...place, serverId, vpnName };
}

export async function myStatus(ctx: Ctx, { id }: { id: string }): Promise<LiveStatus> {
  return statusIn(ctx, id, customerOf(ctx).clientId);
}

export const serviceStatus = (ctx: Ctx, { id }: { id: string }): Promise<LiveStatus> => statusIn(ctx, id, null);

async function statusIn(ctx: Ctx, id: string, clientId: string | null): Promise<LiveStatus> {
  const [places] = await reads(ctx.db, [placeOf(ctx.db, id, clientId)]);
  const { serverId, vpnName, ipv4 } = livingAt(places[0]);
  return quiet(ctx, async () => pollerOf(ctx, serverId).status(serverId, { account: vpnName, ipv4 }));
}

export async function serverStatus(ctx: Ctx, { id }: { id: string }): Promise<LiveServer> {
  const [servers] = await reads(ctx.db, [serverById(ctx.db, id)]);
  if (!servers[0]) throw new Problem('not_found');
  return quiet(ctx, async () => pollerOf(ctx, id).server(id));
}
