import type { ProvisioningDriver, ProvisioningPeer, ServerAddress } from '../drivers/provisioning/port.ts';
import type { Ctx, Peer } from '../kernel/context.ts';
import { Problem } from '../kernel/problem.ts';
import type { PeerTurn } from '../kernel/reach/breaker.ts';
import type { Reach } from '../kernel/reach/reach.ts';
import { configOf } from './configuration.ts';
import type { ServerRow } from './rules/server.ts';
import { markDown, markUp } from './store/server.ts';
import { witnessed } from './witness.ts';

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

export async function openPeer(ctx: Ctx, row: ServerRow, options: PeerOptions = {}): Promise<ProvisioningPeer> {
  const driver = driverOf(ctx, row.driver);
  const { config, masked } = await configOf(ctx, driver, row);
  const { timeoutMs, ...about } = options;
  const reach = ctx.reach(masked, peerOf(ctx, row, about));
  const door: Reach = timeoutMs
    ? { ...reach, call: (request) => reach.call({ ...request, timeoutMs: request.timeoutMs ?? timeoutMs }) }
    : reach;
  return witnessed(ctx, row, driver.open(door, { ...config, ...addressOf({ ...row, secure: row.secure === 1 }) }));
}

type Addressed = { id: string; host: string; port: number | null; secure: boolean; timeZone: string };
export const addressOf = ({ id, host, port, secure, timeZone }: Addressed): ServerAddress => ({
  id,
  host,
  port,
  secure,
  zone: timeZone,
});

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
