/** The ends of a run that deliver nothing. */

import type { Word } from '../../../kernel/words/word.ts';
import { releaseHold } from '../../../ledger/index.ts';
import { type CauseCode, causeOf, serviceFailed, updateService } from '../../../services/index.ts';
import type { SkippedPair } from '../../contract/model.ts';
import { accountStranded } from '../../events.ts';
import { pairOf, samePair, skippedOf } from '../../rules/pairs.ts';
import { updateIntent } from '../../store/intent.ts';
import type { IntentRow } from '../../table.ts';
import { happened, released } from '../../words/index.ts';
import { held } from '../hold-service.ts';
import type { Next, Saga } from './state.ts';

/** Nothing is left outside, so what was held is released: the order costs nothing. */
export async function fail(saga: Saga, code: CauseCode, why: Word, passed?: SkippedPair[]): Promise<Next> {
  const { ctx, run, service, intent } = saga;
  const skipped = passed ?? withLast(saga, why);
  const now = ctx.now();
  const subject = `service:${service.id}`;
  const closed = { step: 'failed', serverId: null, network: null, updatedAt: now, ...nextName(intent) } as const;
  const unit = held(saga.hold)
    .write(
      updateService(ctx.db, service.id, {
        provisionStatus: 'error',
        cause: causeOf(code, now),
        holdId: null,
        updatedAt: now,
      }),
      updateIntent(ctx.db, service.id, { ...closed, skipped }),
    )
    .audit({
      action: 'service.provision_failed',
      subject,
      clientId: service.clientId,
      words: happened('failed', { number: service.number, why }),
      detail: { cause: code, skipped },
    })
    .emit(serviceFailed, { serviceId: service.id }, { key: `${service.id}:${run.jobId}`, subject });
  const { holdId, clientId } = service;
  if (holdId) unit.write(...releaseHold(ctx, { holdId, clientId, reason: released('failed') }));
  await unit.commit(null);
  return { end: { giveUp: why } };
}

/** The pair that the run was at is one of those that were tried. */
function withLast({ intent, servers, candidates }: Saga, why: Word): SkippedPair[] {
  const server = servers.get(intent.serverId ?? '');
  if (!server) return intent.skipped;
  const pair = pairOf(candidates, { server, network: intent.network });
  return intent.skipped.some((s) => samePair(s, pair)) ? intent.skipped : [...intent.skipped, skippedOf(pair, why)];
}

/** Nothing is left of an order that was cancelled. */
export async function forget(saga: Saga, why: Word): Promise<Next> {
  const { ctx, service } = saga;
  const gone = { step: 'cancelled', serverId: null, network: null, updatedAt: ctx.now() } as const;
  await held(saga.hold)
    .write(updateIntent(ctx.db, service.id, gone))
    .audit({
      action: 'service.account_removed',
      subject: `service:${service.id}`,
      clientId: service.clientId,
      words: happened('forgotten', { number: service.number, why }),
    })
    .commit(null);
  return { end: undefined };
}

/** A name that was taken back is not used again: a removal that was only delayed must not hit the next account. */
const nextName = ({ step, nameSuffix }: IntentRow) =>
  step === 'removing' ? { vpnName: null, nameSuffix: nameSuffix + 1 } : {};

/** Nobody knows what is there, or it cannot be taken back: a person decides, and the money stays held meanwhile. */
export async function park(saga: Saga, code: CauseCode, why: Word): Promise<Next> {
  const { ctx, run, service, intent } = saga;
  const now = ctx.now();
  const subject = `service:${service.id}`;
  const unit = held(saga.hold)
    .write(
      updateService(ctx.db, service.id, {
        provisionStatus: 'needs_attention',
        cause: causeOf(code, now),
        updatedAt: now,
      }),
    )
    .audit({
      action: 'service.needs_attention',
      subject,
      clientId: service.clientId,
      words: happened('attention', { number: service.number, why }),
      detail: { cause: code, step: intent.step, vpnName: intent.vpnName, skipped: intent.skipped },
    });
  if (intent.step === 'removing')
    unit.emit(accountStranded, { serviceId: service.id }, { key: `${service.id}:${run.jobId}`, subject });
  await unit.commit(null);
  return { end: { giveUp: why } };
}
