import type * as z from 'zod/mini';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import type { ListInput, Span } from '../../kernel/db/page.ts';
import { hashToken, newToken } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import type { apiTokenDraft } from '../contract/model.ts';
import { givable, outlives } from '../rules.ts';
import { deleteToken, type Holder, heldToken, insertToken, tokenPage, tokenStands } from '../store/token.ts';
import { fault, happened } from '../words/index.ts';

type Draft = z.infer<typeof apiTokenDraft>;

function caller({ actor }: Ctx) {
  if (actor.kind !== 'admin') throw new Problem('forbidden');
  return actor;
}

const holderOf = (ctx: Ctx): Holder => {
  const { id, token } = caller(ctx);
  return { adminId: id, tokenId: token?.id };
};

export const listScopes = async (ctx: Ctx) => ({ scopes: givable(ctx.permissionKeys, caller(ctx).permissions) });

export async function listTokens(ctx: Ctx, input: ListInput & Span) {
  const { query, keys } = tokenPage(ctx.db, holderOf(ctx), ctx.now(), input);
  const [rows] = await reads(ctx.db, [query]);
  return keys.page(
    rows,
    (r) => (keys.by === 'name' ? r.name : r.createdAt),
    (r) => r.id,
    ({ scopes, ...row }) => ({ ...row, scopes: scopes === null ? null : (JSON.parse(scopes) as string[]) }),
  );
}

/** A token gives no more and no longer than it has. */
function faultsOf(ctx: Ctx, { expiresAt, scopes }: Draft) {
  const { permissions, token } = caller(ctx);
  const may = givable(ctx.permissionKeys, permissions);
  const beyond = scopes.filter((key) => !may.includes(key));
  const errors = [];
  if (expiresAt !== null && expiresAt <= ctx.now())
    errors.push({ pointer: '/expiresAt', message: fault('expiry.past') });
  else if (token && outlives(expiresAt, token)) errors.push({ pointer: '/expiresAt', message: fault('expiry.beyond') });
  if (beyond.length > 0)
    errors.push({ pointer: '/scopes', message: fault('scope.beyond', { scopes: beyond.slice(0, 3).join(', ') }) });
  return errors;
}

export async function createToken(ctx: Ctx, input: Draft) {
  const errors = faultsOf(ctx, input);
  if (errors.length > 0) throw new Problem('validation', { errors });
  const { id: adminId, token: parent } = caller(ctx);
  const token = `cvt_${newToken()}`;
  const id = ctx.id();
  const unit = new Unit(ctx);
  if (parent) unit.guard('token_revoked', tokenStands(parent.id));
  return unit
    .write(
      insertToken(ctx.db, {
        id,
        tokenHash: await hashToken(token),
        adminId,
        name: input.name,
        createdAt: ctx.now(),
        expiresAt: input.expiresAt,
        scopes: JSON.stringify([...new Set(input.scopes)].sort()),
        parentId: parent?.id ?? null,
      }),
    )
    .audit({
      action: 'api_token.created',
      subject: `api_token:${id}`,
      words: happened('token.created', { name: input.name }),
      detail: { scopes: input.scopes, expiresAt: input.expiresAt, parentId: parent?.id ?? null },
    })
    .commit({ id, token });
}

export async function revokeToken(ctx: Ctx, { id }: { id: string }) {
  const [rows] = await reads(ctx.db, [heldToken(ctx.db, holderOf(ctx), id)]);
  const token = rows[0];
  if (!token) throw new Problem('not_found');
  return new Unit(ctx)
    .write(deleteToken(ctx.db, id))
    .audit({
      action: 'api_token.revoked',
      subject: `api_token:${id}`,
      words: happened('token.revoked', { name: token.name }),
    })
    .commit({ ok: true as const });
}
