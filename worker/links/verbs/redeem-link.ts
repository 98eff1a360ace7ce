import { type AccountSecrets, readAccount } from '../../delivery/index.ts';
import type { Ctx } from '../../kernel/context.ts';
import { hashToken } from '../../kernel/id.ts';
import { refuseBeyond } from '../../kernel/identity/password.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { type Delivered, deliveredOf, findService, serviceIsActive } from '../../services/index.ts';
import type { Revealed } from '../contract/model.ts';
import { askVault } from '../vault.ts';
import { fault, happened } from '../words/index.ts';
import { about } from './manage-links.ts';

/** Of one network in a quarter of an hour. */
const PER_NETWORK = 30;

/**
 * Wrong, used, expired, revoked and paused are one answer. The use is taken aside first, so that of two at once one
 * goes on; it is spent once everything to show is here and written down, and free again when that fails.
 */
export async function redeemLink(ctx: Ctx, input: { serviceId: string; token: string }): Promise<Revealed> {
  const { serviceId, token } = input;
  if (ctx.ip) await refuseBeyond(ctx, `link:${ctx.ip}`, PER_NETWORK);
  const delivered = deliveredOf(await findService(ctx, serviceId, null));
  if (!delivered) throw new Problem('link_spent');
  const hash = await hashToken(token);
  const reserved = await askVault(ctx, serviceId, (vault) => vault.reserve(hash, ctx.now()));
  if (!reserved) throw new Problem('link_spent');
  const { reservationId, linkId } = reserved;
  const account = await orRelease(ctx, serviceId, reservationId, () => prepare(ctx, delivered, linkId));
  const spent = await askVault(ctx, serviceId, (vault) => vault.confirm(reservationId));
  if (!spent) throw new Problem('link_spent');
  return { ...account, usesLeft: spent.usesLeft };
}

async function orRelease<T>(ctx: Ctx, serviceId: string, reservationId: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // A release that fails too is made up for by the end of the lease; the caller is told what failed first.
    await askVault(ctx, serviceId, (vault) => vault.release(reservationId)).catch(() => undefined);
    throw error;
  }
}

async function prepare(ctx: Ctx, delivered: Delivered, linkId: string): Promise<AccountSecrets> {
  const { row } = delivered;
  const account = await readAccount(ctx, delivered);
  if (account.kind !== 'ok') {
    ctx.log.error('links.config_failed', { serviceId: row.id, why: account.why.detail });
    throw new Problem('upstream_failed', {
      detail: fault('config.silent'),
    });
  }
  return new Unit(ctx)
    .guard('link_spent', serviceIsActive(row.id))
    .audit({
      ...about(delivered, 'service.link_opened', happened('link.opened', { number: row.number })),
      detail: { linkId },
    })
    .commit(account.value);
}
