import type * as z from 'zod/mini';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { sameSecret } from '../../kernel/id.ts';
import { hashPassword, rememberDevice } from '../../kernel/identity/password.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { generalOf, generalQuery } from '../../settings/index.ts';
import type { staffSetup } from '../contract/model.ts';
import { idleMsOf } from '../rules.ts';
import { insertAdmin, insertGroup, noAdminYet } from '../store/admin.ts';
import { deleteSession, insertSession } from '../store/session.ts';
import { happened } from '../words/index.ts';
import { newSession } from './sign-in.ts';

/** A deployment whose secret is missing or short has no set-up link at all. */
const SETUP_TOKEN_LENGTH = 20;

/** The set-up link works once: while there is no administrator, for whoever holds the deployment's SETUP_TOKEN. */
export async function setUp(ctx: Ctx, input: z.infer<typeof staffSetup>) {
  const expected = ctx.env.SETUP_TOKEN;
  if (typeof expected !== 'string' || expected.length < SETUP_TOKEN_LENGTH) throw new Problem('link_spent');
  if (!(await sameSecret(input.token, expected))) throw new Problem('link_spent');
  const { db } = ctx;
  const [general] = await reads(db, [generalQuery(db)]);
  const id = ctx.id();
  const groupId = ctx.id();
  const passwordHash = await hashPassword(ctx, id, input.password, {
    addresses: [input.email],
    shop: generalOf(general).shopName,
  });
  ctx.actor = { kind: 'admin', id, name: input.name, permissions: ['*'], sessionId: null };
  const { session, replaced } = await newSession(ctx, id, idleMsOf(generalOf(general)));
  const done = await new Unit(ctx)
    .guard('setup_done', noAdminYet())
    .write(
      insertGroup(db, { id: groupId, name: 'Super administrators', permissions: '["*"]' }),
      insertAdmin(db, {
        id,
        email: input.email,
        name: input.name,
        passwordHash,
        groupId,
        disabled: 0,
        createdAt: ctx.now(),
      }),
      deleteSession(db, replaced),
      insertSession(db, session),
    )
    .audit({
      action: 'admin.created',
      subject: `admin:${id}`,
      words: happened('console.setUp', { name: input.name }),
    })
    .commit({ ok: true as const });
  await rememberDevice(ctx, 'staff', input.email);
  return done;
}
