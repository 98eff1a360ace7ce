import type * as z from 'zod/mini';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import type { ListInput, Span } from '../../kernel/db/page.ts';
import { hashToken, newToken } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import type { apiTokenDraft } from '../contract/model.ts';
import { deleteToken, insertToken, ownToken, tokenPage } from '../store/token.ts';
import { fault, happened } from '../words/index.ts';

function adminId(ctx: Ctx): string {
  if (ctx.actor.kind !== 'admin') throw new Problem('forbidden');
  return ctx.actor.id;
}

export async function listTokens(ctx: Ctx, input: ListInput & Span) {
  const { query, keys } = tokenPage(ctx.db, adminId(ctx), ctx.now(), input);
  const [rows] = await reads(ctx.db, [query]);
  return keys.page(
    rows,
    (r) => (keys.by === 'name' ? r.name : r.createdAt),
    (r) => r.id,
    ({ id, name, createdAt, expiresAt }) => ({ id, name, createdAt, expiresAt }),
  );
}

export async function createToken(ctx: Ctx, input: z.infer<typeof apiTokenDraft>) {
  if (input.expiresAt !== null && input.expiresAt <= ctx.now())
    throw new Problem('validation', { errors: [{ pointer: '/expiresAt', message: fault('expiry.past') }] });
  const token = `cvt_${newToken()}`;
  const id = ctx.id();
  return new Unit(ctx)
    .write(
      insertToken(ctx.db, {
        id,
        tokenHash: await hashToken(token),
        adminId: adminId(ctx),
        name: input.name,
        createdAt: ctx.now(),
        expiresAt: input.expiresAt,
      }),
    )
    .audit({
      action: 'api_token.created',
      subject: `api_token:${id}`,
      words: happened('token.created', { name: input.name }),
    })
    .commit({ id, token });
}

export async function revokeToken(ctx: Ctx, { id }: { id: string }) {
  const [rows] = await reads(ctx.db, [ownToken(ctx.db, adminId(ctx), id)]);
  const token = rows[0];
  if (!token) throw new Problem('not_found');
  return new Unit(ctx)
    .write(deleteToken(ctx.db, adminId(ctx), id))
    .audit({
      action: 'api_token.revoked',
      subject: `api_token:${id}`,
      words: happened('token.revoked', { name: token.name }),
    })
    .commit({ ok: true as const });
}
