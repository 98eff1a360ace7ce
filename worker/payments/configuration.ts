/** Gateways as staff have configured them. */
import { labelOf } from '../drivers/form.ts';
import type { GatewayPeer } from '../drivers/gateway/port.ts';
import { openInstance } from '../drivers/instance.ts';
import type { Ctx } from '../kernel/context.ts';
import type { GatewayRow, Named, Way } from './rules.ts';

export const holderOf = ({ id }: { id: string }) => `gateway:${id}` as const;

/** By key, in the reader's language; one that is gone is called by its key. */
export function namesOf({ drivers, say }: Ctx, rows: readonly GatewayRow[]): (key: string) => Named {
  return (key) => {
    const row = rows.find((one) => one.key === key);
    const driver = row && drivers.gateway[row.driver];
    return {
      label: row?.name || (driver ? labelOf(driver, say) : key),
      simulated: driver?.simulated ?? false,
      confirmedByStaff: driver?.capabilities.includes('confirmedByStaff') ?? false,
    };
  };
}

/** Decrypted for the driver only; null when staff must configure it anew. */
export async function openWay(ctx: Ctx, { row, driver }: Way): Promise<GatewayPeer | null> {
  const opened = await openInstance(driver, row, ctx.secrets, holderOf(row));
  if (!opened) return null;
  return driver.open(ctx.reach(opened.masked), opened.config);
}
