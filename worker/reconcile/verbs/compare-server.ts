/** Compares a server's accounts with its services, keeps what it found, and hands over what is to be done about it. */
import { actorName, type Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { inEnglish, kept, type Said, told, type Word } from '../../kernel/words/word.ts';
import { faultWords, openPeer, type ServerRow, serverById } from '../../servers/index.ts';
import type { Finding, ReconcileReport } from '../contract/model.ts';
import { removeOrphanJob, settleAccountJob } from '../jobs.ts';
import { type Comparison, compare, MOST_FINDINGS, whyTooMany } from '../rules.ts';
import { insertReport, madeOn, wantedOn } from '../store.ts';
import { happened } from '../words/index.ts';

type Asked = { id: string; apply?: boolean | undefined; acceptChanges?: number | undefined };

/** Changes of one `apply`: the rest is found again by the next one. */
const MOST_JOBS = 300;

/**
 * What we know is read before the server is asked: an account that is made meanwhile is then one of nobody's, which is
 * left alone. Each change is a job that looks again at the moment when it is made.
 */
export async function compareServer(ctx: Ctx, { id, apply = false, acceptChanges }: Asked): Promise<Found> {
  const [servers, wanted, made] = await reads(ctx.db, [
    serverById(ctx.db, id),
    wantedOn(ctx.db, id),
    madeOn(ctx.db, id),
  ]);
  const server = servers[0];
  if (!server) throw new Problem('not_found');
  const listed = await (await openPeer(ctx, server)).accounts();
  if (listed.kind !== 'ok') return keep(ctx, server, null, { result: 'failed', why: faultWords(listed.why) });
  const comparison = compare(
    wanted,
    made.map((m) => ({ ...m, isCurrent: m.isCurrent === 1, isHere: m.isHere === 1 })),
    listed.value.accounts,
    listed.value.unread,
  );
  const tooMany = whyTooMany(changesOf(comparison).length, comparison, acceptChanges);
  if (!apply) return keep(ctx, server, comparison, { result: 'dry_run', why: tooMany });
  if (tooMany !== null) return keep(ctx, server, comparison, { result: 'refused', why: tooMany });
  return keep(ctx, server, comparison, { result: 'applied', why: null });
}

export const reconcileServer = async (ctx: Ctx, asked: Asked): Promise<ReconcileReport> =>
  told(await compareServer(ctx, asked), ctx.say);

/** With its words still codes. */
type Found = Omit<ReconcileReport, 'why' | 'findings'> & { why: Said | null; findings: Finding[] };

const MOST_WHY = 500;

const changesOf = ({ findings }: Pick<Comparison, 'findings'>) => findings.filter((f) => f.change !== 'none');
const NOTHING: Comparison = { findings: [], services: 0, accounts: 0, foreignAccounts: 0 };

async function keep(
  ctx: Ctx,
  server: ServerRow,
  found: Comparison | null,
  end: Pick<Found, 'result' | 'why'>,
): Promise<Found> {
  const { findings, ...counts } = found ?? NOTHING;
  const changes = changesOf({ findings });
  const report: Found = {
    id: ctx.id(),
    serverId: server.id,
    at: ctx.now(),
    actorName: ctx.actor.kind === 'system' ? 'scheduled task' : actorName(ctx.actor),
    ...end,
    ...counts,
    changes: changes.length,
    findings: findings.slice(0, MOST_FINDINGS),
  };
  const unit = new Unit(ctx).write(insertReport(ctx.db, { ...report, why: report.why && kept(report.why, MOST_WHY) }));
  if (report.result === 'applied') for (const change of changes.slice(0, MOST_JOBS)) enqueue(unit, server.id, change);
  if (ctx.actor.kind !== 'system' || report.findings.length > 0 || report.result === 'failed')
    unit.audit({
      action: `server.reconcile_${report.result}`,
      subject: `server:${server.id}`,
      words: wordsOf(server, report),
      detail: { reportId: report.id, changes: report.changes, ...counts },
    });
  if (report.result === 'refused' || report.result === 'failed')
    ctx.log.error('server.reconcile', {
      serverId: server.id,
      result: report.result,
      why: report.why && inEnglish(report.why),
    });
  return unit.commit(report);
}

function enqueue(unit: Unit, serverId: string, { change, vpnName, serviceId }: Finding): void {
  if (change === 'remove') unit.enqueue(removeOrphanJob, { serverId, vpnName }, { subject: `server:${serverId}` });
  else if (serviceId) unit.enqueue(settleAccountJob, { serviceId }, { subject: `service:${serviceId}` });
}

function wordsOf({ name: server }: ServerRow, { result, why, findings, changes }: Found): Word {
  const n = findings.length;
  if (result === 'failed') return happened('failed', { server, why: why ?? '' });
  if (result === 'refused') return happened('compared.refused', { server, n, why: why ?? '' });
  return result === 'applied'
    ? happened('compared.applied', { server, n, changes })
    : happened('compared', { server, n });
}
