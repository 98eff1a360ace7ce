/** Opens a socket: checked once here; the poller checks again while it lasts. */
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { seat } from '../poller.ts';
import { SOCKET_LIFE_MS, type Watcher } from '../rules.ts';
import { keepWatch, placeOf, watchOfService } from '../store.ts';
import { livingAt } from './read-status.ts';

/** Whose session the socket hangs on. A token has none, and no use for a socket. */
function holderOf({ actor }: Ctx): Pick<Watcher, 'audience' | 'sessionId' | 'clientId'> {
  if (actor.kind === 'user') return { audience: 'client', sessionId: actor.sessionId, clientId: actor.clientId };
  if (actor.kind !== 'admin' || actor.sessionId === null) throw new Problem('forbidden');
  return { audience: 'staff', sessionId: actor.sessionId, clientId: null };
}

export async function watchService(ctx: Ctx, { id }: { id: string }): Promise<Response> {
  const holder = holderOf(ctx);
  const [places, watches] = await reads(ctx.db, [placeOf(ctx.db, id, holder.clientId), watchOfService(ctx.db, id)]);
  const { serverId, vpnName, ipv4 } = livingAt(places[0]);
  const [joinedAt, expiresAt] = [ctx.now(), ctx.now() + SOCKET_LIFE_MS];
  if ((watches[0]?.until ?? 0) < expiresAt) await markWatched(ctx, serverId, expiresAt + SOCKET_LIFE_MS);
  return seat(ctx, { serverId, serviceId: id, account: vpnName, ipv4, ...holder, joinedAt, expiresAt });
}

/** For the watchdog. Written ahead by the life of a socket, so that not every socket writes. */
const markWatched = (ctx: Ctx, serverId: string, until: number): Promise<null> =>
  new Unit({ ...ctx, actor: { kind: 'system', name: 'live status' } })
    .write(keepWatch(ctx.db, serverId, until))
    .commit(null);
