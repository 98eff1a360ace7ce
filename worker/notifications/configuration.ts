/** Senders as staff have configured them. */
import { instancesInUse, openInstance } from '../drivers/instance.ts';
import type { SenderPeer } from '../drivers/sender/port.ts';
import type { Ctx } from '../kernel/context.ts';
import type { SenderRow } from './rules.ts';

export const holderOf = ({ id }: { id: string }) => `sender:${id}` as const;

/** Those that deliver: what delivers to nobody counts outside of production only. */
export const sendersInUse = ({ drivers, mode }: Pick<Ctx, 'drivers' | 'mode'>, rows: readonly SenderRow[]) =>
  instancesInUse(rows, drivers.sender).filter(({ driver }) => !driver.simulated || mode !== 'production');

/** Decrypted for the driver only; null when there is none that delivers, or staff must configure it anew. */
export async function openSender(ctx: Ctx, rows: readonly SenderRow[]): Promise<SenderPeer | null> {
  const [first] = sendersInUse(ctx, rows);
  const opened = first && (await openInstance(first.driver, first.row, ctx.secrets, holderOf(first.row)));
  return first && opened ? first.driver.open(ctx.reach(opened.masked), opened.config) : null;
}
