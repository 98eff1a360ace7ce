import { countService } from '../../catalog/index.ts';
import type { JobRun } from '../../kernel/app.ts';
import type { Ctx } from '../../kernel/context.ts';
import { countAccount, type ServerRow } from '../../servers/index.ts';
import { clockUnchanged, type ServiceRow, updateService } from '../../services/index.ts';
import { updateIntent } from '../store/intent.ts';
import { happened } from '../words/index.ts';
import { type Hold, held } from './hold-service.ts';

/** A run that brings an account to what its service says, and the service as it was when the run took it. */
export type Turn = { ctx: Ctx; run: JobRun; hold: Hold; row: ServiceRow; server: ServerRow | null };

const GONE = { serverId: null, ipv4: null, usernameSealed: null, passwordSealed: null } as const;

const WORDS = { active: 'enabled', suspended: 'disabled', terminated: 'removed' } as const;

const SETTLED = { active: 'completed', suspended: 'suspended', terminated: 'terminated' } as const;

/** The account is as the status says, unless the status is another by now (`wrong_state`). The name stays taken for good. */
export async function settled(turn: Turn, server: ServerRow | null): Promise<undefined> {
  const { ctx, row } = turn;
  if (row.status !== 'active' && row.status !== 'suspended' && row.status !== 'terminated') return undefined;
  const gone = row.status === 'terminated';
  const unit = held(turn.hold)
    .guard('wrong_state', clockUnchanged(row))
    .write(
      updateService(ctx.db, row.id, {
        provisionStatus: SETTLED[row.status],
        fault: null,
        ...(gone ? GONE : {}),
        updatedAt: ctx.now(),
      }),
      updateIntent(ctx.db, row.id, { step: 'done', updatedAt: ctx.now() }),
      ...(gone ? [countService(ctx.db, row.productId, { active: -1, total: 0 })] : []),
      ...(gone && server ? [countAccount(ctx.db, server.id, -1)] : []),
    );
  const done = WORDS[row.status];
  const about = { account: row.vpnName ?? '', number: row.number };
  unit.audit({
    action: `service.account_${done}`,
    subject: `service:${row.id}`,
    clientId: row.clientId,
    words: server
      ? happened(`account.${done}.on`, { ...about, server: server.name })
      : happened(`account.${done}`, about),
    detail: gone ? { lastUsage: row.lastUsage } : { downMbps: row.downMbps, upMbps: row.upMbps },
  });
  await unit.commit(null);
  return undefined;
}
