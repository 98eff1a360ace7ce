/** An account as its server has it, for staff: asked at the moment when they look. */
import type { Account, Outcome } from '../../drivers/provisioning/port.ts';
import type { Ctx } from '../../kernel/context.ts';
import { Problem } from '../../kernel/problem.ts';
import { type Said, told } from '../../kernel/words/word.ts';
import { driftOf } from '../../provisioning/index.ts';
import { faultWords, openPeer } from '../../servers/index.ts';
import { findService } from '../../services/index.ts';
import type { ObservedAccount } from '../contract/model.ts';
import { observedOf } from '../rules/shown.ts';
import { fault } from '../words/index.ts';
import { hearNetwork } from './hear-network.ts';

/** The calls go out together, so that a page knows within 15 s. */
const CALL_MS = 8_000;

type Asked = { id: string; insist?: 'yes' | undefined };

export async function observeAccount(ctx: Ctx, { id, insist }: Asked): Promise<ObservedAccount> {
  const found = await findService(ctx, id, null);
  if (!found) throw new Problem('not_found');
  const { row, server } = found;
  if (!server || row.vpnName === null || row.activatedAt === null)
    throw new Problem('wrong_state', { detail: fault('account.none') });
  const peer = await openPeer(ctx, server, { serviceId: id, insist: insist === 'yes', timeoutMs: CALL_MS });
  const before = ctx.now();
  const [status, seen, network] = await Promise.all([
    peer.slots(),
    peer.observe(row.vpnName),
    hearNetwork(ctx, peer, row),
  ]);
  const at = ctx.now();
  return {
    serverId: server.id,
    serverName: server.name,
    at,
    tookMs: at - before,
    problem: told(problemIn(seen, status), ctx.say),
    ...observedOf(row, seen, network.kind === 'ok' ? network.value : null),
    drift: seen.kind === 'ok' ? driftOf(row, seen.value) : [],
  };
}

/** Why the account is not known; else what is wrong with the server all the same. */
function problemIn(seen: Outcome<Account | null>, status: Outcome<{ busy: string | null }>): Said | null {
  if (seen.kind !== 'ok') return faultWords(seen.why);
  return status.kind === 'ok' ? status.value.busy : faultWords(status.why);
}
