/** For the modules above: a service, and what reaches its account once it was delivered. */
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import type { ServerRow } from '../../servers/index.ts';
import { productConfigOf, serverOfService, serviceOf } from '../store/row.ts';
import type { ServiceRow } from '../table.ts';
import { fault } from '../words/index.ts';

export type FoundService = { row: ServiceRow; server: ServerRow | null; showsPassword: boolean };

/** `vpnName` is the account's name on `server`. */
export type Delivered = FoundService & { server: ServerRow; vpnName: string };

/** One round trip; null when there is none. `clientId` null: whosever it is. */
export async function findService(ctx: Ctx, id: string, clientId: string | null): Promise<FoundService | null> {
  const [rows, servers, products] = await reads(ctx.db, [
    serviceOf(ctx.db, id, clientId),
    serverOfService(ctx.db, id, clientId),
    productConfigOf(ctx.db, id, clientId),
  ]);
  const row = rows[0];
  if (!row) return null;
  return { row, server: servers[0] ?? null, showsPassword: (products[0]?.config.showPassword ?? 'no') !== 'no' };
}

/** Its account exists on a server; with `statuses`, only in one of them. */
export function deliveredOf(
  found: FoundService | null,
  statuses: readonly ServiceRow['status'][] = ['active'],
): Delivered | null {
  if (!found?.server || found.row.vpnName === null || !statuses.includes(found.row.status)) return null;
  return { ...found, server: found.server, vpnName: found.row.vpnName };
}

/** The same, or the problem that a caller who may see the service is told. */
export async function requireDelivered(
  ctx: Ctx,
  id: string,
  clientId: string | null,
  statuses?: readonly ServiceRow['status'][],
): Promise<Delivered> {
  const found = await findService(ctx, id, clientId);
  if (!found) throw new Problem('not_found');
  const delivered = deliveredOf(found, statuses);
  if (delivered) return delivered;
  const detail = found.row.status === 'pending' ? fault('notReady') : fault('notActive');
  throw new Problem('not_active', { detail });
}
