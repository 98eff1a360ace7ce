import type { Ctx } from '../../kernel/context.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import type { ContractReportModel } from '../contract/model.ts';
import { openPeer } from '../peer.ts';
import { keepReading } from '../store/reading.ts';
import { readServer } from './server.ts';

/** Changes nothing on the panel; the report takes the place of the last one. */
export async function compareContract(ctx: Ctx, { id }: { id: string }): Promise<ContractReportModel> {
  const server = await readServer(ctx, id);
  const found = await (await openPeer(ctx, server, { insist: true })).contract();
  const report: ContractReportModel = { ...found, at: ctx.now() };
  const odd = report.operations.filter(({ differences }) => differences.length > 0).length;
  return new Unit(ctx)
    .write(keepReading(ctx.db, id, 'contract', report.at, report))
    .audit({
      action: 'server.contract_compared',
      subject: `server:${id}`,
      summary: `Compared the API of “${server.name}” with what its driver needs: ${odd} of ${report.operations.length} operations differ`,
      detail: { problem: report.problem, version: report.version, hash: report.hash },
    })
    .commit(report);
}
