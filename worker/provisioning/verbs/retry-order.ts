import { isBlocked } from '../../accounts/index.ts';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { clientStatusOf, serviceById } from '../../services/index.ts';
import type { ChosenPair } from '../contract/model.ts';
import { mayExist, mayRetry, stateOf } from '../rules/order.ts';
import { intentOf, serverOfIntent } from '../store/intent.ts';
import { cancelWaitingRun, openJobsOf } from '../store/state.ts';
import { soldTargets } from '../store/targets.ts';
import type { IntentRow } from '../table.ts';
import { fault, happened } from '../words/index.ts';
import { sendOrder } from './send-order.ts';

/** From where it stopped; with `pair`, there and nowhere else. */
export async function retryOrder(ctx: Ctx, { id, pair }: { id: string; pair?: ChosenPair | undefined }) {
  const [rows, open, clients, intents, servers, targets] = await reads(ctx.db, [
    serviceById(ctx.db, id),
    openJobsOf(ctx.db, id),
    clientStatusOf(ctx.db, id),
    intentOf(ctx.db, id),
    serverOfIntent(ctx.db, id),
    soldTargets(ctx.db, id),
  ]);
  const row = rows[0];
  if (!row) throw new Problem('not_found');
  const running = open.some(({ state }) => !pair || state === 'processing');
  if (!mayRetry(row, running))
    throw new Problem('wrong_state', { detail: fault('retry.state', { state: stateOf(row) }) });
  if (isBlocked(clients[0]?.status)) throw new Problem('client_blocked', { detail: fault('client.blocked') });
  const place = pair && placeOf(pair, targets);
  if (pair) refuseElsewhere(pair, intents[0], servers[0]?.name ?? '');
  const unit = pair ? new Unit(ctx).write(cancelWaitingRun(ctx.db, id, ctx.now())) : new Unit(ctx);
  const { number } = row;
  return sendOrder(ctx, unit, row, pair)
    .audit({
      action: 'service.retried',
      subject: `service:${id}`,
      clientId: row.clientId,
      words: place ? happened('retried.at', { number, ...place }) : happened('retried', { number }),
    })
    .commit({ ok: true as const });
}

type Target = { serverId: string; network: string; server: { name: string } };

function placeOf(pair: ChosenPair, targets: readonly Target[]) {
  const found = targets.find((t) => t.serverId === pair.serverId && t.network === pair.network);
  if (!found) throw new Problem('validation', { errors: [{ pointer: '/pair', message: fault('pair.foreign') }] });
  return { server: found.server.name, network: found.network };
}

/** An account that may be there already is finished or taken back where it is. */
function refuseElsewhere(pair: ChosenPair, intent: IntentRow | undefined, server: string): void {
  if (!intent || !mayExist(intent)) return;
  if (intent.serverId === pair.serverId && intent.network === pair.network) return;
  throw new Problem('wrong_state', { detail: fault('pair.begun', { server, account: intent.vpnName ?? '' }) });
}
