/** What an account opens with, as kept here. Each look is written down: a password that leaves the shop leaves a trace. */
import { type Ctx, customerOf } from '../../kernel/context.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { findService, passwordPlace, requireDelivered, type ServiceRow, usernamePlace } from '../../services/index.ts';
import { fault, happened } from '../words/index.ts';

/** For staff. */
export async function showCredentials(ctx: Ctx, { id }: { id: string }) {
  const found = await findService(ctx, id, null);
  if (!found) throw new Problem('not_found');
  return look(ctx, found.row);
}

/** For the customer, where the plan shows them. */
export async function showMyCredentials(ctx: Ctx, { id }: { id: string }) {
  const { row, showsPassword } = await requireDelivered(ctx, id, customerOf(ctx).clientId);
  if (!showsPassword) throw new Problem('forbidden', { detail: fault('password.hidden') });
  return look(ctx, row);
}

async function look(ctx: Ctx, { id, number, clientId, usernameSealed, passwordSealed }: ServiceRow) {
  if (usernameSealed === null || passwordSealed === null)
    throw new Problem('not_ready', { detail: fault('credentials.none') });
  const [username, password] = await Promise.all([
    ctx.secrets.open(usernameSealed, usernamePlace(id)),
    ctx.secrets.open(passwordSealed, passwordPlace(id)),
  ]);
  return new Unit(ctx)
    .audit({
      action: 'service.credentials_shown',
      subject: `service:${id}`,
      clientId,
      words: happened('credentials.shown', { number }),
    })
    .commit({ username, password });
}
