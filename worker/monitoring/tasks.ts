import { type Purge, task } from '../kernel/app.ts';
import type { Ctx } from '../kernel/context.ts';
import { reads, writes } from '../kernel/db/db.ts';
import { newId } from '../kernel/id.ts';
import type { CallLog } from '../kernel/reach/call-log.ts';
import { type Day, dayIn } from '../kernel/time/time.ts';
import { generalOf, generalQuery } from '../settings/index.ts';
import { columnsOf, MOST_ROWS, RETENTION_MS } from './rules/module-log.ts';
import { addUp, nextBookings, noteDay } from './store/day-total.ts';
import { insertCalls, purgeBeyond, purgeOlder } from './store/module-log.ts';

/** What the kernel hands over after each invocation that called out. */
export const keepCalls: CallLog = async (db, calls) => {
  await writes(db, [
    insertCalls(
      db,
      calls.map((call) => columnsOf(call, newId(call.at))),
    ),
  ]);
};

export const purgeModuleLog: Purge = {
  name: 'module-log.purge',
  group: 'clean-up',
  cron: '37 * * * *',
  keepMs: RETENTION_MS,
  run: async (ctx) => {
    await writes(ctx.db, [purgeOlder(ctx.db, ctx.now() - RETENTION_MS), purgeBeyond(ctx.db, MOST_ROWS)]);
  },
};

const CHUNKS_PER_RUN = 10;

/** Keeps the totals of the day a few minutes behind the ledger; a long history is caught up over some runs. */
export const addUpDays = task({
  name: 'overview.add-up',
  group: 'finance',
  cron: '*/5 * * * *',
  run: async (ctx) => {
    for (let i = 0; i < CHUNKS_PER_RUN; i++) if (!(await addUpChunk(ctx))) return;
  },
});

/** False when no booking was left. */
export async function addUpChunk(ctx: Ctx): Promise<boolean> {
  const [general, [next]] = await reads(ctx.db, [generalQuery(ctx.db), nextBookings(ctx.db)]);
  const { timeZone } = generalOf(general);
  const today = noteDay(ctx.db, dayIn(ctx.now(), timeZone));
  if (!next || next.last === null || next.first === null || next.until === null) {
    await writes(ctx.db, [today]);
    return false;
  }
  await writes(ctx.db, [today, ...addUp(ctx.db, next.done, next.last, daysOf(next.first, next.until, timeZone))]);
  return true;
}

function daysOf(first: number, until: number, timeZone: string): Day[] {
  const days = [dayIn(first, timeZone)];
  for (let day = days[0]; day && day.to <= until; ) {
    day = dayIn(day.to, timeZone);
    days.push(day);
  }
  return days;
}
