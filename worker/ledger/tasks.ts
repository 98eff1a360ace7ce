import { task } from '../kernel/app.ts';
import { Unit } from '../kernel/unit.ts';
import { proveBalances } from './proof.ts';

/** Nightly: balances against transfers. A red result stands in the activity log until somebody looks. */
export const proveLedger = task({
  name: 'ledger.prove',
  group: 'finance',
  cron: '17 3 * * *',
  async run(ctx) {
    const proof = await proveBalances(ctx.db);
    if (proof.green) {
      ctx.log.info('ledger.proved', { clients: proof.clients });
      return;
    }
    ctx.log.error('ledger.red', { ...proof });
    await new Unit(ctx)
      .audit({
        action: 'ledger.red',
        subject: 'ledger:proof',
        summary: `The ledger does not add up (faults: ${proof.faultCount}). Stop charging and look at the entries named here.`,
        detail: proof,
      })
      .commit(null);
  },
});
