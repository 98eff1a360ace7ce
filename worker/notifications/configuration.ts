/** Senders as staff have configured them, and the shop as its mails name it. */
import { instancesInUse, openInstance } from '../drivers/instance.ts';
import type { SenderPeer } from '../drivers/sender/port.ts';
import type { Ctx } from '../kernel/context.ts';
import { reads } from '../kernel/db/db.ts';
import { generalOf, type generalQuery, publicAddressOf } from '../settings/index.ts';
import type { SenderRow } from './rules.ts';
import { someSenders } from './store.ts';
import { because } from './words/index.ts';

type General = Awaited<ReturnType<typeof generalQuery>>;

/** Null while nobody has said where the shop is: what leads there is not written. */
export function shopOf(ctx: Ctx, rows: General): { shop: string; address: string } | null {
  const general = generalOf(rows);
  const address = publicAddressOf(ctx, general);
  return address === null ? null : { shop: general.shopName, address };
}

/** What a job answers then. */
export const waitsForAddress = () => ({ later: 15 * 60_000, why: because('address.unknown') });

export const holderOf = ({ id }: { id: string }) => `sender:${id}` as const;

/** Those that deliver: what delivers to nobody counts outside of production only. */
export const sendersInUse = ({ drivers, mode }: Pick<Ctx, 'drivers' | 'mode'>, rows: readonly SenderRow[]) =>
  instancesInUse(rows, drivers.sender).filter(({ driver }) => !driver.simulated || mode !== 'production');

/** Decrypted for the driver only; null when there is none that delivers, or staff must configure it anew. */
export async function openSender(ctx: Ctx, rows: readonly SenderRow[]): Promise<SenderPeer | null> {
  const [first] = sendersInUse(ctx, rows);
  if (!first) return null;
  const { row, driver } = first;
  const opened = await openInstance(driver, row, ctx.secrets, holderOf(row));
  const peer = { kind: 'sender', subject: holderOf(row), name: row.name || driver.label } as const;
  return opened && driver.open(ctx.reach(opened.masked, peer), opened.config);
}

/** Whether a mail that is written now is handed to somebody who delivers: the first one is asked, as in `openSender`. */
export async function mailLeaves(ctx: Pick<Ctx, 'db' | 'drivers' | 'mode'>): Promise<boolean> {
  const [rows] = await reads(ctx.db, [someSenders(ctx.db)]);
  const [first] = sendersInUse(ctx, rows);
  return first !== undefined && !first.driver.simulated;
}
