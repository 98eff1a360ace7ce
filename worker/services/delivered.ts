/** For the modules above: a service that was delivered, and what its account opens with. */
import { type Outcome, PROTOCOLS } from '../drivers/provisioning/port.ts';
import type { Ctx } from '../kernel/context.ts';
import { reads } from '../kernel/db/db.ts';
import { Problem } from '../kernel/problem.ts';
import { openPeer, type ServerRow } from '../servers/index.ts';
import type { AccountFile } from './contract/model.ts';
import { fileOf } from './rules/shown.ts';
import type { ServiceRow } from './rules.ts';
import { passwordPlace, usernamePlace } from './sealed.ts';
import { productConfigs, serverRows, serviceRows } from './store/delivered.ts';

export type FoundService = { row: ServiceRow; server: ServerRow | null; showsPassword: boolean };
/** `vpnName` is the account's name on `server`. */
export type Delivered = FoundService & { server: ServerRow; vpnName: string };

/** One round trip; null when there is none. `clientId` null: whosever it is. */
export async function findService(ctx: Ctx, id: string, clientId: string | null): Promise<FoundService | null> {
  const [rows, servers, products] = await reads(ctx.db, [
    serviceRows(ctx.db, id, clientId),
    serverRows(ctx.db, id, clientId),
    productConfigs(ctx.db, id, clientId),
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
  const detail = found.row.status === 'pending' ? 'This service is not set up yet.' : 'This service is not active.';
  throw new Problem('not_active', { detail });
}

/** Secret as a whole. `username` and `password` are null when the plan does not show them. */
export type AccountSecrets = {
  name: string;
  ipv4: string | null;
  username: string | null;
  password: string | null;
  files: AccountFile[];
};

/** All that a device needs, asked of the server now; one protocol that fails fails the whole. */
export async function readAccount(
  ctx: Ctx,
  { row, server, vpnName, showsPassword }: Delivered,
): Promise<Outcome<AccountSecrets>> {
  const peer = await openPeer(ctx, server);
  const wanted = PROTOCOLS.filter((protocol) => row.protocols?.[protocol] !== false);
  const [first, ...others] = wanted;
  // One call first: a server that is down, or just coming back, is not met with four.
  const answers = first === undefined ? [] : [await peer.config(vpnName, first)];
  if (answers[0]?.kind === 'ok')
    answers.push(...(await Promise.all(others.map((protocol) => peer.config(vpnName, protocol)))));
  const files: AccountFile[] = [];
  for (const answer of answers) {
    if (answer.kind !== 'ok') return answer;
    if (answer.value === null) continue;
    const { protocol, text } = answer.value;
    files.push({ protocol, text, ...fileOf(protocol, row.number) });
  }
  const [username, password] = showsPassword
    ? await Promise.all([
        row.usernameSealed && ctx.secrets.open(row.usernameSealed, usernamePlace(row.id)),
        row.passwordSealed && ctx.secrets.open(row.passwordSealed, passwordPlace(row.id)),
      ])
    : [null, null];
  return { kind: 'ok', value: { name: vpnName, ipv4: row.ipv4, username, password, files } };
}
