/** What was booked per day, added up behind the ledger. */
import { and, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import type { Db } from '../../kernel/db/db.ts';
import { insertFrom, items } from '../../kernel/db/items.ts';
import { idFrom } from '../../kernel/id.ts';
import type { Day } from '../../kernel/time/time.ts';
import { ledgerTransaction as booking } from '../../ledger/index.ts';
import { dayTotal, dayTotalProgress as progress } from '../table.ts';

const PER_CHUNK = 5000;
/** What no task has added up yet and is added up at sight. */
export const TAIL = 20;

const reached = sql`(SELECT ${progress.seq} FROM ${progress})`;

/** The next bookings in their order: how far they reach and which days they may fall on. Nulls when there is none. */
export const nextBookings = (db: Db) =>
  db
    .select({
      last: sql<number | null>`max(seq)`.as('last'),
      first: sql<number | null>`min(at)`.as('first'),
      until: sql<number | null>`max(at)`.as('until'),
      done: sql<number>`${reached}`.as('done'),
    })
    .from(
      sql`(SELECT ${booking.seq} AS seq, ${booking.createdAt} AS at FROM ${booking}
        WHERE ${booking.seq} > ${reached} ORDER BY ${booking.seq} LIMIT ${sql.raw(String(PER_CHUNK))})`,
    );

/** Adds the bookings after `done` up to `last` to their days, unless somebody else has done so. */
export const addUp = (db: Db, done: number, last: number, days: readonly Day[]) =>
  [
    addedUp(db, done, last, days).onConflictDoUpdate({
      target: [dayTotal.day, dayTotal.currency, dayTotal.kind],
      set: {
        bookings: sql`${dayTotal.bookings} + excluded.bookings`,
        netMicro: sql`${dayTotal.netMicro} + excluded.net_micro`,
        grossMicro: sql`${dayTotal.grossMicro} + excluded.gross_micro`,
      },
    }),
    db
      .update(progress)
      .set({
        seq: last,
        bookedAt: sql`(SELECT ${booking.createdAt} FROM ${booking} WHERE ${booking.seq} = CAST(${last} AS INTEGER))`,
      })
      .where(eq(progress.seq, done)),
  ] as const;

/** Ids do not tell in which zone a day begins: whoever knows the zone writes it down for those who only read. */
export const noteDay = (db: Db, day: Day) =>
  db.update(progress).set({ todayId: idFrom(day.from), tomorrowId: idFrom(day.to) });

function addedUp(db: Db, done: number, last: number, days: readonly Day[]) {
  const each = items(days.map(({ day, from: begin, to: end }) => ({ day, begin, end })));
  const columns = {
    day: each.day,
    currency: booking.currency,
    kind: booking.kind,
    bookings: sql`count(*)`,
    netMicro: sql`sum(${booking.netMicro})`,
    grossMicro: sql`sum(${booking.grossMicro})`,
  };
  return insertFrom(
    db,
    dayTotal,
    columns,
    sql`FROM ${booking} JOIN ${each.from} ON ${booking.createdAt} >= ${each.begin} AND ${booking.createdAt} < ${each.end}
      WHERE ${booking.seq} > CAST(${done} AS INTEGER) AND ${booking.seq} <= CAST(${last} AS INTEGER)
        AND ${reached} = CAST(${done} AS INTEGER) GROUP BY ${each.day}, ${booking.currency}, ${booking.kind}`,
  );
}

const COUNTED = ['payment', 'charge', 'refund'] as const;

export const totalsOfDays = (db: Db, days: readonly string[], shown: boolean) =>
  db
    .select(getTableColumns(dayTotal))
    .from(dayTotal)
    .where(and(shown ? undefined : sql`0`, inArray(dayTotal.day, [...days]), inArray(dayTotal.kind, [...COUNTED])))
    .limit(60);

export const tailQuery = (db: Db, shown: boolean) =>
  db
    .select({
      kind: booking.kind,
      currency: booking.currency,
      netMicro: booking.netMicro,
      grossMicro: booking.grossMicro,
      createdAt: booking.createdAt,
    })
    .from(booking)
    .where(and(shown ? undefined : sql`0`, sql`${booking.seq} > ${reached}`))
    .orderBy(booking.seq)
    .limit(TAIL + 1);
