import { clientById, isBlocked } from '../../../accounts/index.ts';
import type { JobRun } from '../../../kernel/app.ts';
import type { Ctx } from '../../../kernel/context.ts';
import { reads } from '../../../kernel/db/db.ts';
import { driverOf, enabledServersOf, type ServerRow, serverById } from '../../../servers/index.ts';
import { serviceById, soldProduct, updateService } from '../../../services/index.ts';
import type { ChosenPair } from '../../contract/model.ts';
import { type Candidate, candidatesOf, samePair } from '../../rules/pairs.ts';
import { intentOf, serverOfIntent } from '../../store/intent.ts';
import { provisionable, removable } from '../../store/state.ts';
import { soldTargets } from '../../store/targets.ts';
import type { IntentRow } from '../../table.ts';
import { asRun, take } from '../hold-service.ts';
import type { Saga } from './state.ts';

/** `idle`: there is nothing to do (any more). */
export function claimService(ctx: Ctx, serviceId: string, run: JobRun, purpose: 'deploying' | 'removing') {
  const hold = asRun(ctx, serviceId, run);
  if (purpose === 'removing') return take(hold, removable(serviceId));
  const deploying = updateService(ctx.db, serviceId, { provisionStatus: 'deploying', updatedAt: ctx.now() });
  return take(hold, provisionable(serviceId), deploying);
}

/** Read after the claim: from here on nobody else changes the intent. */
export async function loadSaga(ctx: Ctx, serviceId: string, run: JobRun, only?: ChosenPair): Promise<Saga> {
  const [services, intents, products, targets, held] = await reads(ctx.db, [
    serviceById(ctx.db, serviceId),
    intentOf(ctx.db, serviceId),
    soldProduct(ctx.db, serviceId),
    soldTargets(ctx.db, serviceId),
    serverOfIntent(ctx.db, serviceId),
  ]);
  const [service, intent, product] = [services[0], intents[0], products[0]];
  if (!service || !intent || !product) throw new Error('A claimed service has an intent and a product.');
  const [clients, fallback] = await reads(ctx.db, [
    clientById(ctx.db, service.clientId),
    product.serverGroupId === null
      ? serverById(ctx.db, product.serverId ?? '')
      : enabledServersOf(ctx.db, product.serverGroupId),
  ]);
  const first = fallback[0];
  const servers = [...targets.map((t) => t.server), ...held, ...(first ? [rowOf(first)] : [])];
  const sold = candidatesOf(targets, servers, first && rowOf(first));
  const candidates = only ? sold.filter((pair) => samePair(only, pair)) : sold;
  return {
    ctx,
    run,
    hold: asRun(ctx, serviceId, run),
    service,
    product,
    clientNumber: clients[0]?.number ?? 0,
    blocked: isBlocked(clients[0]?.status),
    driver: driverOf(ctx, product.driver),
    servers: new Map(servers.map((s) => [s.id, s])),
    candidates,
    only: only ?? null,
    intent,
    sentBefore: intent.step === 'creating',
    failedPairs: only ? [] : spentOf(candidates, intent),
    mayRecover: false,
    leasedAt: ctx.now(),
    peers: new Map(),
    slots: new Map(),
  };
}

/** An order that failed and was sent anew begins with its first pair again. */
const spentOf = (candidates: readonly Candidate[], { step, skipped }: IntentRow): Candidate[] =>
  step === 'failed' ? [] : candidates.filter((pair) => skipped.some((s) => s.spent && samePair(s, pair)));

const rowOf = (found: ServerRow | { server: ServerRow }): ServerRow => ('server' in found ? found.server : found);
