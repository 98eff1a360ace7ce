/** From a chosen pair to an account that is there, ours and capped; or back to choosing, or gone again. */
import type { Account, Fault } from '../../../drivers/provisioning/port.ts';
import { sentence } from '../../../kernel/words/index.ts';
import type { Word } from '../../../kernel/words/word.ts';
import { type Candidate, pairOf, reasonOf, samePair, skippedOf } from '../../rules/pairs.ts';
import { cleanupWaitMs } from '../../rules/waits.ts';
import { recordAccount } from '../../store/intent.ts';
import { because } from '../../words/index.ts';
import { fail, forget, park } from './end.ts';
import { finish } from './finish.ts';
import { again, chosen, hasFailed, intend, intendNamed, leavePair, type Next, peerOf, type Saga } from './state.ts';

const MAX_CLASHES = 5;

/**
 * Only a name that was seen to be free may later be taken for ours: without this look, an account of that name which
 * was there all along would be adopted after a lost answer, and given to the wrong customer.
 */
export async function seeNameFree(saga: Saga): Promise<Next> {
  const { name, ...pair } = chosen(saga);
  const seen = await (await peerOf(saga, pair.server)).observe(name);
  if (seen.kind === 'ok') return seen.value === null ? begin(saga) : rename(saga);
  if (seen.kind === 'retry') saga.mayRecover = true;
  return leavePair(saga, pair, reasonOf(seen.why));
}

/** From here on an account of that name on that server is ours: nothing else that is found there is ever removed. */
function begin(saga: Saga): Promise<Next> {
  const { name, server, network } = chosen(saga);
  const { ctx, service } = saga;
  const row = { serverId: server.id, vpnName: name, serviceId: service.id, network, madeAt: ctx.now() };
  return intend(saga, { step: 'creating' }, recordAccount(ctx.db, row));
}

/** The server has an account of that name that is not ours: the next suffix, five times at most. */
function rename(saga: Saga): Promise<Next> {
  const { nameBase, nameSuffix, nameClashes, vpnName } = saga.intent;
  if (nameClashes >= MAX_CLASHES)
    return fail(saga, 'name_refused', because('namesTaken', { n: MAX_CLASHES + 1, name: vpnName ?? '' }));
  saga.sentBefore = false;
  return intendNamed(saga, { step: 'minted', nameClashes: nameClashes + 1 }, nameBase ?? '', nameSuffix + 1);
}

export async function create(saga: Saga): Promise<Next> {
  const { name, ...pair } = chosen(saga);
  const peer = await peerOf(saga, pair.server);
  const made = await peer.create({ name, network: pair.network, mayExist: saga.sentBefore });
  saga.sentBefore = true;
  if (made.kind === 'ok') return adopt(saga, made.value.account);
  if (made.kind === 'retry') return unconfirmed(saga, made.afterMs, made.why);
  if (made.why.class === 'duplicate_name') return rename(saga);
  const seen = await peer.observe(name);
  if (seen.kind !== 'ok') return unconfirmed(saga, seen.kind === 'retry' ? seen.afterMs : 0, made.why);
  return seen.value ? adopt(saga, seen.value) : leavePair(saga, pair, reasonOf(made.why));
}

const adopt = (saga: Saga, account: Account) =>
  intend(saga, { step: 'capping', network: account.network ?? saga.intent.network });

/** Nobody knows whether the account is there: ask again later, and never make a second one. */
async function unconfirmed(saga: Saga, afterMs: number, why: Fault): Promise<Next> {
  const { name, server } = chosen(saga);
  const text = because('unconfirmed', { server: server.name, account: name, why: why.detail });
  return again(saga, afterMs, text) ?? park(saga, 'unconfirmed', text);
}

/** Caps are pushed always, 0/0 too: a new account has its network's. */
export async function cap(saga: Saga): Promise<Next> {
  const { name, ...pair } = chosen(saga);
  const { downMbps, upMbps } = saga.service;
  const set = await (await peerOf(saga, pair.server)).setCaps(name, { downMbps, upMbps });
  if (set.kind === 'ok') return finish(saga, set.value);
  const why = because('speed', { server: pair.server.name, account: name, why: set.why.detail });
  const wait = set.kind === 'retry' ? again(saga, set.afterMs, why) : null;
  if (wait) return wait;
  if (set.why.class === 'not_found') return leavePair(saga, pair, because('vanished'));
  saga.ctx.log.error('service.caps_failed', { serviceId: saga.service.id, why: why.text });
  return spend(saga, pair, because('unlimited', { why: sentence(set.why.detail) }));
}

/** The account goes, and the pair is not chosen again until staff send the order anew: written down before the removal. */
function spend(saga: Saga, at: Candidate, reason: Word): Promise<Next> {
  const pair = pairOf(saga.candidates, at);
  saga.failedPairs.push(pair);
  const others = saga.intent.skipped.filter((s) => !samePair(s, pair));
  return intend(saga, { step: 'removing', skipped: [...others, { ...skippedOf(pair, reason), spent: true }] });
}

/** Under another name: a removal that was only delayed must not hit the next account. */
function nextPair(saga: Saga): Promise<Next> {
  saga.sentBefore = false;
  const nameSuffix = saga.intent.nameSuffix + 1;
  return intend(saga, { step: 'choosing', serverId: null, network: null, vpnName: null, nameSuffix });
}

/**
 * An account that cannot be delivered is taken back; one that cannot be taken back is at least disabled. `repeated`: it
 * was parked already, and this is another try.
 */
export async function takeBack(saga: Saga, repeated = false): Promise<Next> {
  const { name, server } = chosen(saga);
  const peer = await peerOf(saga, server);
  const gone = await peer.remove(name);
  if (gone.kind === 'ok') {
    const where = { account: name, server: server.name };
    if (saga.service.status === 'cancelled') return forget(saga, because('removedAgain', where));
    if (!saga.blocked && !repeated && saga.candidates.some((c) => !hasFailed(saga, c))) return nextPair(saga);
    const code = saga.blocked ? 'client_blocked' : 'caps_failed';
    return fail(saga, code, because(`removedAgain.${code}`, where));
  }
  const disabled = await peer.suspend(name);
  const state = disabled.kind === 'ok' ? 'disabled' : 'enabled';
  const why = because(`notRemoved.${state}`, { server: server.name, account: name, why: gone.why.detail });
  return repeated ? { end: { later: cleanupWaitMs(saga.run.attempt), why } } : park(saga, 'cleanup', why);
}
