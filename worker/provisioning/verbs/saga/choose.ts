import type { Outcome, Slots } from '../../../drivers/provisioning/port.ts';
import { drawn } from '../../../kernel/id.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { Word } from '../../../kernel/words/word.ts';
import type { ServerRow } from '../../../servers/index.ts';
import type { SkippedPair } from '../../contract/model.ts';
import { type Candidate, reasonOf, samePair, skippedOf, whyNotAsked } from '../../rules/pairs.ts';
import { because } from '../../words/index.ts';
import { fail } from './end.ts';
import { again, hasFailed, intend, intendNamed, keepLease, type Next, peerOf, type Saga } from './state.ts';

/** The first pair that has a licence slot and a free address; why each earlier one has not is kept. */
export async function choose(saga: Saga): Promise<Next> {
  const skipped: SkippedPair[] = [];
  for (const candidate of saga.candidates) {
    const before = saga.intent.skipped.find((s) => samePair(s, candidate));
    if (hasFailed(saga, candidate)) {
      if (before) skipped.push(before);
      continue;
    }
    await keepLease(saga);
    const why = await whyNot(saga, candidate);
    const minted = why === null ? await mintIfRoom(saga, candidate, skipped) : null;
    if (minted) return minted;
    skipped.push(skippedOf(candidate, why ?? because('lastPlace')));
  }
  return noneLeft(saga, skipped);
}

/** Null when another order was faster: what two runs read may promise one place to both. */
async function mintIfRoom(saga: Saga, candidate: Candidate, skipped: SkippedPair[]): Promise<Next | null> {
  try {
    return await mint(saga, candidate, skipped);
  } catch (error) {
    if (error instanceof Problem && error.code === 'server_full') return null;
    throw error;
  }
}

async function noneLeft(saga: Saga, skipped: SkippedPair[]): Promise<Next> {
  const reasons = skipped.map(({ serverName: server, network, reason: why }) =>
    network ? because('pair', { server, network, why }) : because('server', { server, why }),
  );
  const why = reasons.length > 0 ? reasons : because('noServer');
  const wait = saga.mayRecover ? again(saga, 0, because('noneReady', { why })) : null;
  const code = skipped.some(({ spent }) => spent) ? 'caps_failed' : 'not_deployable';
  if (!wait) return fail(saga, code, because('notDeployable', { why }), skipped);
  await intend(saga, { skipped });
  return wait;
}

type Room = { ready: boolean; why: Word };

async function whyNot(saga: Saga, candidate: Candidate): Promise<Word | null> {
  if (candidate.server.driver !== saga.product.driver) return because('otherKind');
  const unasked = whyNotAsked(candidate.server, candidate.bound);
  if (unasked !== null) return unasked;
  const capacity = await capacityOf(saga, candidate);
  if (capacity.kind === 'ok') return capacity.value.ready ? null : capacity.value.why;
  if (capacity.kind === 'retry') saga.mayRecover = true;
  return reasonOf(capacity.why);
}

async function capacityOf(saga: Saga, { server, network }: Candidate): Promise<Outcome<Room>> {
  const peer = await peerOf(saga, server);
  const status = await slotsOf(saga, server);
  if (status.kind !== 'ok') return status;
  await keepLease(saga);
  const { busy, used, total } = status.value;
  const unready = (why: Word): Outcome<Room> => ({ kind: 'ok', value: { ready: false, why } });
  if (busy !== null) {
    saga.mayRecover = true;
    return unready(because('busy', { why: busy }));
  }
  if (used >= total) return unready(because('slotsUsed', { used, total }));
  const capacity = await peer.capacity(network, { used, total });
  if (capacity.kind !== 'ok') return capacity;
  const { ready, why } = capacity.value;
  return { kind: 'ok', value: { ready, why: why === null ? because('notReady') : because('itself', { why }) } };
}

/** As many as the platform lets be in flight. */
const ASKED_AT_ONCE = 6;

/** With this server the next ones are asked too: those that are down cost one timeout, not one each. */
async function slotsOf(saga: Saga, server: ServerRow): Promise<Outcome<Slots & { busy: string | null }>> {
  const known = saga.slots.get(server.id);
  if (known) return known;
  const open = saga.candidates.filter((c) => !hasFailed(saga, c) && whyNotAsked(c.server, c.bound) === null);
  const unknown = new Map(open.flatMap((c) => (saga.slots.has(c.server.id) ? [] : [[c.server.id, c.server] as const])));
  unknown.delete(server.id);
  const [asked] = await Promise.allSettled(
    [server, ...unknown.values()].slice(0, ASKED_AT_ONCE).map(async (one) => {
      const status = await (await peerOf(saga, one)).slots();
      saga.slots.set(one.id, status);
      return status;
    }),
  );
  if (asked?.status !== 'fulfilled') throw asked?.reason;
  return asked.value;
}

/** A name once minted is kept; `minted` says that nothing was sent yet. */
async function mint(saga: Saga, { server, network }: Candidate, skipped: SkippedPair[]): Promise<Next> {
  const { nameBase, nameSuffix, vpnName, step, nameClashes } = saga.intent;
  const clashes = step === 'failed' ? 0 : nameClashes;
  const place = { step: 'minted', serverId: server.id, network, skipped, nameClashes: clashes } as const;
  if (nameBase !== null) return vpnName === null ? intendNamed(saga, place, nameBase, nameSuffix) : intend(saga, place);
  const made = saga.driver.mintName(saga.product.config.nameRule, {
    clientNumber: saga.clientNumber,
    serviceNumber: saga.service.number,
    now: saga.ctx.now(),
    zone: saga.service.anchorZone,
    random: drawn,
  });
  if (!made.ok) return fail(saga, 'name_refused', because('noName', { why: made.why }), skipped);
  return intendNamed(saga, place, made.name, 0);
}
