import type { JobOutcome, JobRun } from '../../kernel/app.ts';
import type { Ctx } from '../../kernel/context.ts';
import { Problem } from '../../kernel/problem.ts';
import type { ChosenPair } from '../contract/model.ts';
import { mayExist } from '../rules/order.ts';
import { because } from '../words/index.ts';
import { choose } from './saga/choose.ts';
import { claimService, loadSaga } from './saga/claim.ts';
import { fail, park } from './saga/end.ts';
import { cap, create, seeNameFree, takeBack } from './saga/make.ts';
import { intend, type Next, type Saga } from './saga/state.ts';

const BUSY: JobOutcome = { later: 5_000, why: because('anotherRun') };

type Ordered = { serviceId: string; pair?: ChosenPair | undefined };

/**
 * Takes an order to an active service, from wherever an earlier run stopped. Each step commits what it is about to do
 * before it does it, and only while this run holds the service; so a run may be killed anywhere, repeated or doubled.
 */
export async function provision(ctx: Ctx, { serviceId, pair }: Ordered, run: JobRun): Promise<JobOutcome> {
  const claimed = await claimService(ctx, serviceId, run, 'deploying');
  if (claimed !== 'ok') return claimed === 'busy' ? BUSY : undefined;
  return advance(await loadSaga(ctx, serviceId, run, pair));
}

/**
 * The account that could not be removed when its set-up failed; the listener is repeated until it is gone. Then it has
 * done what it is for, whatever that means for the order.
 */
export async function cleanUp(ctx: Ctx, { serviceId }: { serviceId: string }, run: JobRun): Promise<JobOutcome> {
  const claimed = await claimService(ctx, serviceId, run, 'removing');
  if (claimed !== 'ok') return claimed === 'busy' ? BUSY : undefined;
  const saga = await loadSaga(ctx, serviceId, run);
  const next = await takeBack(saga, true);
  return 'end' in next && next.end && 'later' in next.end ? next.end : undefined;
}

async function advance(saga: Saga): Promise<JobOutcome> {
  try {
    for (;;) {
      const next = await step(saga);
      if ('end' in next) return next.end;
    }
  } catch (error) {
    if (error instanceof Problem && error.code === 'lease_lost') return undefined;
    if (!saga.run.lastAttempt) throw error;
    saga.ctx.log.error('service.provision_threw', { serviceId: saga.service.id, error });
    await park(saga, 'interrupted', because('lastAttempt', { step: saga.intent.step }));
    throw error;
  }
}

function step(saga: Saga): Promise<Next> {
  if (saga.blocked && saga.intent.step !== 'removing') return refuse(saga);
  switch (saga.intent.step) {
    case 'minted':
      return isElsewhere(saga) ? choose(saga) : seeNameFree(saga);
    case 'creating':
      return create(saga);
    case 'capping':
      return cap(saga);
    case 'removing':
      return takeBack(saga);
    default:
      return choose(saga);
  }
}

/** Nothing was sent yet, and staff have chosen another pair. */
const isElsewhere = ({ only, intent }: Saga): boolean =>
  only !== null && (only.serverId !== intent.serverId || (only.network ?? intent.network) !== intent.network);

/** What an earlier run may have made for a client that was blocked since is taken back. */
const refuse = (saga: Saga): Promise<Next> =>
  mayExist(saga.intent) ? intend(saga, { step: 'removing' }) : fail(saga, 'client_blocked', because('clientBlocked'));
