/** One run of the provisioning saga: what it knows, and the only ways in which it writes. */
import type { ProductRecord } from '../../../catalog/index.ts';
import type { Outcome, ProvisioningDriver, ProvisioningPeer, Slots } from '../../../drivers/provisioning/port.ts';
import type { JobOutcome, JobRun } from '../../../kernel/app.ts';
import type { Ctx } from '../../../kernel/context.ts';
import { reads, type Statement } from '../../../kernel/db/db.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { Unit } from '../../../kernel/unit/unit.ts';
import type { Word } from '../../../kernel/words/word.ts';
import { openPeer, type ServerRow } from '../../../servers/index.ts';
import { type ServiceRow, updateService } from '../../../services/index.ts';
import type { ChosenPair } from '../../contract/model.ts';
import { type Candidate, freeSuffix, samePair, skippedOf } from '../../rules/pairs.ts';
import { RUN_LEASE_MS, waitMs } from '../../rules/waits.ts';
import { serverHasRoom, takenNames, updateIntent } from '../../store/intent.ts';
import type { IntentRow } from '../../table.ts';
import { type Hold, renewed } from '../hold-service.ts';

export type Saga = {
  readonly ctx: Ctx;
  readonly run: JobRun;
  readonly hold: Hold;
  readonly service: ServiceRow;
  readonly product: ProductRecord;
  readonly clientNumber: number;
  /** Nothing is delivered to this client. */
  readonly blocked: boolean;
  readonly driver: ProvisioningDriver;
  /** Of the product's pairs and of the intent. */
  readonly servers: ReadonlyMap<string, ServerRow>;
  /** The product's pairs in order; of those only the one that staff have chosen. */
  readonly candidates: readonly Candidate[];
  readonly only: ChosenPair | null;
  /** As last committed by this run. */
  intent: IntentRow;
  /** An earlier run may have sent the request that this one is about to send. */
  sentBefore: boolean;
  /** Pairs that failed after they had been chosen: not chosen again by this run. */
  failedPairs: Candidate[];
  /** Some pair was passed over for a reason that may pass. */
  mayRecover: boolean;
  /** When the lease of the job was taken or renewed last. */
  leasedAt: number;
  readonly peers: Map<string, ProvisioningPeer>;
  /** One status call per server and run. */
  readonly slots: Map<string, Outcome<Slots & { busy: string | null }>>;
};

/** What a step leads to: an intent that is committed before anything more is sent, or the end of this run. */
export type Next = { go: true } | { end: JobOutcome };

export const GO: Next = { go: true };

export async function peerOf(saga: Saga, server: ServerRow): Promise<ProvisioningPeer> {
  const peer = saga.peers.get(server.id) ?? (await openPeer(saga.ctx, server, { serviceId: saga.service.id }));
  saga.peers.set(server.id, peer);
  return peer;
}

/** Sooner than a lease minus the longest call to a panel. */
const RENEW_AFTER_MS = RUN_LEASE_MS / 3;

const renewing = (saga: Saga): Unit => {
  saga.leasedAt = saga.ctx.now();
  return renewed(saga.hold);
};

/** Asking many servers takes long: without this another run would begin to ask them too. */
export async function keepLease(saga: Saga): Promise<void> {
  if (saga.ctx.now() - saga.leasedAt >= RENEW_AFTER_MS) await renewing(saga).commit(null);
}

/** Commits the intent: a run that is killed after this is continued from here. */
export async function intend(saga: Saga, set: Partial<IntentRow>, ...also: Statement[]): Promise<Next> {
  const { ctx, service } = saga;
  const change = { ...set, updatedAt: ctx.now() };
  const unit = renewing(saga).write(updateIntent(ctx.db, service.id, change), ...also);
  if (set.serverId) unit.guard('server_full', serverHasRoom(set.serverId, service.id));
  if (set.vpnName) unit.write(updateService(ctx.db, service.id, { vpnName: set.vpnName, updatedAt: ctx.now() }));
  await unit.commit(null);
  saga.intent = { ...saga.intent, ...change };
  return GO;
}

const WINDOW = 25;

const ROUNDS = 4;

/** Commits the intent with the first free name from suffix `from` on: unique among all services that ever were. */
export async function intendNamed(saga: Saga, set: Partial<IntentRow>, base: string, from: number): Promise<Next> {
  const { ctx, service, driver } = saga;
  const nameAt = (n: number) => driver.nextName(base, n);
  let start = from;
  for (let round = 0; ; round += 1) {
    const names = Array.from({ length: WINDOW * 8 ** round }, (_, i) => nameAt(start + i));
    const [rows] = await reads(ctx.db, [takenNames(ctx.db, service.id, names)]);
    const nameSuffix = freeSuffix(nameAt, start, new Set(rows.map((r) => r.name ?? '')));
    try {
      return await intend(saga, { ...set, nameBase: base, nameSuffix, vpnName: nameAt(nameSuffix) });
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'vpn_name_taken' || round === ROUNDS) throw error;
      start = nameSuffix;
    }
  }
}

/** Another attempt with the same intent; null when this was the last one. */
export const again = ({ run }: Saga, askedMs: number, why: Word): Next | null =>
  run.lastAttempt ? null : { end: { later: waitMs(run.attempt, askedMs), why } };

/** Not chosen again by this run. */
export const hasFailed = ({ failedPairs }: Saga, candidate: Candidate): boolean =>
  failedPairs.some((p) => samePair({ serverId: p.server.id, network: p.network }, candidate));

/** The chosen pair failed before anything was made there: on to the next one. */
export function leavePair(saga: Saga, candidate: Candidate, reason: Word): Promise<Next> {
  saga.failedPairs.push(candidate);
  saga.sentBefore = false;
  return intend(saga, {
    step: 'choosing',
    serverId: null,
    network: null,
    skipped: [...saga.intent.skipped.filter((s) => !sameSkip(s, candidate)), skippedOf(candidate, reason)],
  });
}

const sameSkip = (s: { serverId: string; network: string | null }, { server, network }: Candidate) =>
  s.serverId === server.id && s.network === network;

/** Name and place of the account that the intent is about. */
export function chosen(saga: Saga): Candidate & { name: string } {
  const { serverId, network, vpnName } = saga.intent;
  const server = saga.servers.get(serverId ?? '');
  if (!server || !vpnName) throw new Error('The intent names no account.');
  return { server, network, name: vpnName };
}
