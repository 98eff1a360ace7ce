/** Links of a service, by its customer or by staff: who is asking decides whose service may be meant. */
import type { Ctx } from '../../kernel/context.ts';
import { hashToken, newToken } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import type { Word } from '../../kernel/words/word.ts';
import { type Delivered, findService, requireDelivered, serviceIsActive } from '../../services/index.ts';
import { readPublicAddress } from '../../settings/index.ts';
import type { OneTimeLink, Validity } from '../contract/model.ts';
import { fragmentOf, VALIDITY_MS } from '../rules.ts';
import { askVault } from '../vault.ts';
import { happened } from '../words/index.ts';

/** A customer reaches its own services only; null: staff, all of them. The permits let nobody else in. */
export function scopeOf({ actor }: Ctx): string | null {
  if (actor.kind === 'user') return actor.clientId;
  if (actor.kind === 'admin') return null;
  throw new Problem('unauthorized');
}

const shownTo = ({ actor }: Ctx, link: OneTimeLink): OneTimeLink =>
  actor.kind === 'user' && link.authorKind === 'admin' ? { ...link, authorName: '' } : link;

export async function listLinks(ctx: Ctx, { id }: { id: string }) {
  if (!(await findService(ctx, id, scopeOf(ctx)))) throw new Problem('not_found');
  const links = await askVault(ctx, id, (vault) => vault.list(ctx.now()));
  return { items: links.map((link) => shownTo(ctx, link)) };
}

export type CreateInput = { id: string; validity?: Validity | undefined; maxUses?: number | undefined };

/**
 * The token leaves in this answer only; what is kept is its hash. The vault comes first: a link whose trail could not
 * be written is taken back, and was never shown to anybody.
 */
export async function createLink(ctx: Ctx, { id, validity = '24h', maxUses = 1 }: CreateInput) {
  const { actor } = ctx;
  const [delivered, address] = await Promise.all([requireDelivered(ctx, id, scopeOf(ctx)), readPublicAddress(ctx)]);
  // A path would open on the console's host, which has no such page.
  if (address === null && ctx.consoleHost !== null) throw new Problem('address_unknown');
  const token = newToken();
  const createdAt = ctx.now();
  const link: OneTimeLink = {
    id: ctx.id(),
    createdAt,
    expiresAt: createdAt + VALIDITY_MS[validity],
    maxUses,
    usesLeft: maxUses,
    authorKind: actor.kind === 'admin' ? 'admin' : 'user',
    authorName: actor.kind === 'admin' || actor.kind === 'user' ? actor.name : '',
  };
  const { usesLeft: _, ...kept } = link;
  const hash = await hashToken(token);
  if (!(await askVault(ctx, id, (vault) => vault.create({ ...kept, hash })))) throw new Problem('links_full');
  const trail = about(delivered, 'service.link_created', happened('link.created', { number: delivered.row.number }));
  const unit = new Unit(ctx)
    .guard('not_active', serviceIsActive(id))
    .audit({ ...trail, detail: { linkId: link.id, expiresAt: link.expiresAt, maxUses } });
  try {
    return await unit.commit({ link, url: `${address ?? ''}/link#${fragmentOf(id, token)}` });
  } catch (error) {
    await askVault(ctx, id, (vault) => vault.revoke(link.id)).catch(() => undefined);
    throw error;
  }
}

/** Also of a service that is no longer active: what is not wanted must always be able to go. */
export async function revokeLink(ctx: Ctx, { id, linkId }: { id: string; linkId: string }) {
  const found = await findService(ctx, id, scopeOf(ctx));
  if (!found) throw new Problem('not_found');
  if (!(await askVault(ctx, id, (vault) => vault.revoke(linkId)))) throw new Problem('not_found');
  const trail = about(found, 'service.link_revoked', happened('link.revoked', { number: found.row.number }));
  return new Unit(ctx).audit({ ...trail, detail: { linkId } }).commit({ ok: true as const });
}

export const about = ({ row }: Pick<Delivered, 'row'>, action: string, words: Word) => ({
  action,
  subject: `service:${row.id}`,
  clientId: row.clientId,
  words,
});
