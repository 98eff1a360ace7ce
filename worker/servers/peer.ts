import type { ProvisioningDriver, ProvisioningPeer } from '../drivers/provisioning/port.ts';
import type { Ctx } from '../kernel/context.ts';
import { Problem } from '../kernel/problem.ts';
import type { Place } from '../kernel/secret.ts';
import type { ServerRow } from './rules.ts';

export const tokenPlace = (serverId: string): Place => `server:${serverId}:token_sealed`;

export function driverOf(ctx: Ctx, key: string): ProvisioningDriver {
  const driver = ctx.drivers.provisioning[key];
  if (!driver) throw new Problem('internal');
  return driver;
}

/** The only place where a server's token is decrypted; it never leaves the driver. */
export async function openPeer(ctx: Ctx, row: ServerRow): Promise<ProvisioningPeer> {
  const token = await ctx.secrets.open(row.tokenSealed, tokenPlace(row.id));
  return driverOf(ctx, row.driver).open(ctx.reach([token]), {
    id: row.id,
    host: row.host,
    port: row.port,
    secure: row.secure === 1,
    token,
  });
}
