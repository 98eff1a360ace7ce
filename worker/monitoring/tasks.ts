import { task } from '../kernel/app.ts';
import type { CallLog } from '../kernel/call-log.ts';
import { newId } from '../kernel/id.ts';
import { columnsOf, MOST_ROWS, RETENTION_MS } from './rules/module-log.ts';
import { insertCalls, purgeBeyond, purgeOlder } from './store/module-log.ts';

/** What the kernel hands over after each invocation that called out. */
export const keepCalls: CallLog = async (db, calls) => {
  await db.batch([
    insertCalls(
      db,
      calls.map((call) => columnsOf(call, newId(call.at))),
    ),
  ]);
};

export const purgeModuleLog = task({
  name: 'module-log.purge',
  group: 'clean-up',
  cron: '37 * * * *',
  run: async (ctx) => {
    await ctx.db.batch([purgeOlder(ctx.db, ctx.now() - RETENTION_MS), purgeBeyond(ctx.db, MOST_ROWS)]);
  },
});
