import type { Ctx } from '../../kernel/context.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import type { ContractReportModel } from '../contract/model.ts';
import { openPeer } from '../peer.ts';
import { keepReading } from '../store/reading.ts';
import { fault, happened } from '../words/index.ts';
import { readServer } from './manage-servers.ts';

/** Changes nothing on the panel; the report takes the place of the last one. */
export async function compareContract(ctx: Ctx, { id }: { id: string }): Promise<ContractReportModel> {
  const server = await readServer(ctx, id);
  const peer = await openPeer(ctx, server, { insist: true });
  if (!peer.contract)
    throw new Problem('validation', { errors: [{ pointer: '/id', message: fault('contract.none') }] });
  const found = await peer.contract();
  const report: ContractReportModel = { ...found, at: ctx.now() };
  const odd = report.operations.filter(({ differences }) => differences.length > 0).length;
  return new Unit(ctx)
    .write(keepReading(ctx.db, id, 'contract', report.at, report))
    .audit({
      action: 'server.contract_compared',
      subject: `server:${id}`,
      words: happened('contract.compared', { name: server.name, odd, of: report.operations.length }),
      detail: { problem: report.problem, version: report.version, hash: report.hash },
    })
    .commit(report);
}
