import { type Outcome, ok } from '../../drivers/outcome.ts';
import type { Network, NetworkDetail, NetworkList, ProvisioningPeer } from '../../drivers/provisioning/port.ts';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { told } from '../../kernel/words/word.ts';
import type { ContractReportModel, ServerNetworks, ServerReadings } from '../contract/model.ts';
import { openPeer } from '../peer.ts';
import { faultWords, lastTest } from '../rules/server.ts';
import { alertsOf } from '../store/alert.ts';
import { readingOf, readingsOf } from '../store/reading.ts';
import { serverById } from '../store/server.ts';
import { keepNetworks } from './keep-networks.ts';

export async function serverReadingsOf(ctx: Ctx, { id }: { id: string }): Promise<ServerReadings> {
  const [servers, kept, alerts] = await reads(ctx.db, [
    serverById(ctx.db, id),
    readingsOf(ctx.db, id),
    alertsOf(ctx.db, id),
  ]);
  const server = servers[0];
  if (!server) throw new Problem('not_found');
  const contract = kept.find(({ kind }) => kind === 'contract');
  const newest = (['licence', 'slots'] as const).flatMap((kind) => alerts.find((a) => a.kind === kind) ?? []);
  return {
    probe: told(lastTest(server), ctx.say),
    contract: contract ? { ...(JSON.parse(contract.content) as ContractReportModel), at: contract.at } : null,
    alerts: newest.map(({ kind, state, at }) => ({ kind, state, at })),
  };
}

/** A copy of what was read is kept for the time when the panel does not answer. */
export async function readNetworks(
  ctx: Ctx,
  input: { id: string; insist?: 'yes' | undefined },
): Promise<ServerNetworks> {
  const { id } = input;
  const [servers, kept] = await reads(ctx.db, [serverById(ctx.db, id), readingOf(ctx.db, id, 'networks')]);
  const server = servers[0];
  if (!server) throw new Problem('not_found');
  const read = await detailsOf(await openPeer(ctx, server, { insist: input.insist === 'yes' }));
  if (read.kind === 'ok') {
    // The last whole list is a better copy than one with a gap.
    if (read.value.unread === 0) keepCopy(ctx, id, read.value.networks, kept[0]);
    return { at: ctx.now(), error: null, ...read.value };
  }
  const error = ctx.say(faultWords(read.why));
  const copy = kept[0];
  if (copy) return { at: copy.at, error, networks: JSON.parse(copy.content) as NetworkDetail[], unread: null };
  const probe = lastTest(server);
  if (!probe || probe.networks.length === 0) return { at: null, error, networks: [], unread: null };
  return { at: probe.at, error, networks: probe.networks.map(undetailed), unread: null };
}

const undetailed = (network: Network): NetworkDetail => ({ ...network, upstream: null, freeIps: null });

/** Of a peer that cannot tell more, what it lists. */
async function detailsOf(peer: ProvisioningPeer): Promise<Outcome<NetworkList<NetworkDetail>>> {
  if (peer.networkDetails) return peer.networkDetails();
  const listed = await peer.networks();
  return listed.kind === 'ok' ? ok({ ...listed.value, networks: listed.value.networks.map(undetailed) }) : listed;
}

/** After the answer: a copy that cannot be written must not fail it. */
function keepCopy(
  ctx: Ctx,
  serverId: string,
  networks: readonly NetworkDetail[],
  before: { content: string } | undefined,
) {
  const unit = new Unit({ ...ctx, actor: { kind: 'system', name: 'networks' } });
  keepNetworks(ctx, unit, serverId, networks, before);
  const lost = (error: unknown) => ctx.log.error('server.copy_not_written', { serverId, error });
  ctx.defer(unit.commit(null).catch(lost));
}
