import type { ProvisioningDriver, ProvisioningPeer } from '../drivers/provisioning/port.ts';
import type { Ctx, Peer } from '../kernel/context.ts';
import type { Place } from '../kernel/identity/secret.ts';
import { Problem } from '../kernel/problem.ts';
import type { PeerTurn } from '../kernel/reach/breaker.ts';
import type { Reach } from '../kernel/reach/reach.ts';
import type { ServerRow } from './rules/server.ts';
import { markDown, markUp } from './store/server.ts';

export const tokenPlace = (serverId: string): Place => `server:${serverId}:token_sealed`;

export function driverOf(ctx: Ctx, key: string): ProvisioningDriver {
  const driver = ctx.drivers.provisioning[key];
  if (!driver) throw new Problem('internal');
  return driver;
}

type PeerOptions = {
  /** Whose account the calls are about, for the module log. */
  serviceId?: string;
  /** Asks even a server that is left alone after its failures: for a person who wants to know. */
  insist?: boolean;
  /** Most that one call may take, where a person waits for the answer. */
  timeoutMs?: number;
};

/** The only place where a server's token is decrypted; it never leaves the driver. */
export async function openPeer(ctx: Ctx, row: ServerRow, options: PeerOptions = {}): Promise<ProvisioningPeer> {
  const token = await ctx.secrets.open(row.tokenSealed, tokenPlace(row.id));
  const { timeoutMs, ...about } = options;
  const reach = ctx.reach([token], peerOf(ctx, row, about));
  const door: Reach = timeoutMs
    ? { call: (request) => reach.call({ ...request, timeoutMs: request.timeoutMs ?? timeoutMs }) }
    : reach;
  return driverOf(ctx, row.driver).open(door, {
    id: row.id,
    host: row.host,
    port: row.port,
    secure: row.secure === 1,
    token,
    zone: row.timeZone,
  });
}

/** What is known of the server's health goes in, what its answers say about it is written down. */
export const peerOf = (ctx: Ctx, row: ServerRow, options: PeerOptions = {}): Peer => ({
  kind: 'provisioning',
  subject: `server:${row.id}`,
  name: row.name,
  known: row.downUntil === null ? null : { until: row.downUntil, why: row.downWhy ?? '' },
  onTurn: (turn) => writeDown(ctx, row.id, turn),
  ...options,
});

/** For other isolates and for people; a server that cannot be written about is still left alone by this isolate. */
const writeDown = (ctx: Ctx, serverId: string, turn: PeerTurn) =>
  ctx.aside(
    'server.health_not_written',
    (db) => [turn.kind === 'down' ? markDown(db, serverId, turn) : markUp(db, serverId)],
    { serverId },
  );
