/** What a customer does with services: only its own, which the store sees to. */
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import type { ListInput } from '../../kernel/db/page.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { myRowOf, myServiceOf } from '../rules/shown.ts';
import type { ServiceRow } from '../rules.ts';
import { passwordPlace, usernamePlace } from '../sealed.ts';
import { type ServiceFilters, servicePage } from '../store/list.ts';
import { placedOfClient, productOfClient, serviceOfClient, updateService } from '../store.ts';

/** The signed-in user's client; the kernel lets nobody else in. */
export function customerOf({ actor }: Ctx) {
  if (actor.kind !== 'user') throw new Problem('unauthorized');
  return actor;
}

export async function listMyServices(ctx: Ctx, input: ListInput & Pick<ServiceFilters, 'status'>) {
  const { clientId, language } = customerOf(ctx);
  const { query, keys } = servicePage(ctx.db, { ...input, clientId });
  const [rows] = await reads(ctx.db, [query]);
  return keys.page(
    rows,
    (r) => r.sortValue,
    (r) => r.service.id,
    (r) => myRowOf(r, language),
  );
}

export async function getMyService(ctx: Ctx, { id }: { id: string }) {
  const { clientId, language } = customerOf(ctx);
  const [rows, products] = await reads(ctx.db, [
    placedOfClient(ctx.db, clientId, id),
    productOfClient(ctx.db, clientId, id),
  ]);
  const row = rows[0];
  if (!row) throw new Problem('not_found');
  return myServiceOf(row, products[0]?.config, language);
}

export async function renameMyService(ctx: Ctx, { id, label }: { id: string; label: string }) {
  const { clientId } = customerOf(ctx);
  const [rows] = await reads(ctx.db, [serviceOfClient(ctx.db, clientId, id)]);
  const row = rows[0];
  if (!row) throw new Problem('not_found');
  return new Unit(ctx)
    .write(updateService(ctx.db, row.id, { label, updatedAt: ctx.now() }))
    .audit({
      action: 'service.renamed',
      subject: `service:${row.id}`,
      clientId,
      summary: `Named service ${row.number} “${label}”`,
      detail: { before: row.label, after: label },
    })
    .commit({ ok: true as const });
}

/** The look is written down: a password that leaves the shop leaves a trace. */
export async function revealCredentials(ctx: Ctx, { id }: { id: string }) {
  const { clientId } = customerOf(ctx);
  const [rows, products] = await reads(ctx.db, [
    serviceOfClient(ctx.db, clientId, id),
    productOfClient(ctx.db, clientId, id),
  ]);
  const row = active(rows[0]);
  if ((products[0]?.config.showPassword ?? 'no') === 'no')
    throw new Problem('forbidden', { detail: 'This plan does not show the VPN password.' });
  if (row.usernameSealed === null || row.passwordSealed === null)
    throw new Problem('not_ready', { detail: 'This account has no user name and password.' });
  const [username, password] = await Promise.all([
    ctx.secrets.open(row.usernameSealed, usernamePlace(row.id)),
    ctx.secrets.open(row.passwordSealed, passwordPlace(row.id)),
  ]);
  return new Unit(ctx)
    .audit({
      action: 'service.credentials_shown',
      subject: `service:${row.id}`,
      clientId,
      summary: `Looked at the credentials of service ${row.number}`,
    })
    .commit({ username, password });
}

/** Anything else is `not_found`, or `not_active` with the reason. */
export function active(row: ServiceRow | undefined): ServiceRow {
  if (!row) throw new Problem('not_found');
  if (row.status !== 'active')
    throw new Problem('not_active', {
      detail: row.status === 'pending' ? 'This service is not set up yet.' : 'This service is not active.',
    });
  return row;
}
