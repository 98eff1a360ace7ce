import type { AttentionSource } from '../../kernel/attention.ts';
import type { Ctx } from '../../kernel/context.ts';
import type { Permission } from '../../kernel/contract.ts';
import { reads } from '../../kernel/db/db.ts';
import { may } from '../../kernel/identity/identity.ts';
import { DAY_MS, dayIn } from '../../kernel/time/time.ts';
import { ledgerTrouble, proofStatusOf, walksQuery } from '../../ledger/index.ts';
import { sendersInUse, someSenders } from '../../notifications/index.ts';
import { isSettled, offeredWays, someGateways } from '../../payments/index.ts';
import { healthOf, SERVERS, serverTrouble } from '../../servers/index.ts';
import { generalOf, generalQuery, publicAddressOf } from '../../settings/index.ts';
import { clockTrouble, jobsGivenUp } from '../attention.ts';
import { clockOf, counted, type Overview, setUpOf, shownAs, todayOf, unpaidOf } from '../rules/overview.ts';
import { TAIL, tailQuery, totalsOfDays } from '../store/day-total.ts';
import { FAILED_COUNTED } from '../store/given-up.ts';
import { beginnings, COUNTED, newToday, unpaidProformas, waitingJobs } from '../store/overview.ts';

/** Of each list of what needs attention. */
const LISTED = 4;
const SET_UP: readonly Permission[] = ['servers.read', 'catalog.read', 'services.read', 'settings.read'];

type Seen = ReturnType<typeof seenBy>;
const seenBy = (ctx: Ctx) => ({
  monitoring: may(ctx, 'monitoring.read'),
  servers: may(ctx, 'servers.read'),
  services: may(ctx, 'services.read'),
  finance: may(ctx, 'finance.read'),
  clients: may(ctx, 'clients.read'),
  setUp: SET_UP.every((key) => may(ctx, key)),
});

const utcDay = (at: number) => dayIn(at, 'UTC').day;

/** Everything in one round trip; what the caller may not see is not read. */
export async function getOverview(ctx: Ctx): Promise<Overview> {
  const seen = seenBy(ctx);
  const found = await lookAt(ctx, seen);
  const settings = generalOf(found.general);
  const now = ctx.now();
  const { day } = dayIn(now, settings.timeZone);
  const { rowsOf, items, more } = found.attention;
  const servers = rowsOf(serverTrouble);
  return {
    at: now,
    day,
    timeZone: settings.timeZone,
    clock: seen.monitoring ? clockOf(rowsOf(clockTrouble), now) : null,
    queue: seen.monitoring
      ? {
          waiting: counted(found.waiting.length, COUNTED),
          oldestAt: found.waiting[0]?.runAt ?? null,
          failed: counted(rowsOf(jobsGivenUp).length, FAILED_COUNTED),
        }
      : null,
    servers: seen.servers
      ? {
          items: servers.slice(0, SERVERS).map((row) => healthOf(row, now, ctx.say)),
          more: servers.length > SERVERS,
        }
      : null,
    money: seen.finance ? moneyOf(found, day) : null,
    proof: seen.finance ? proofStatusOf(found.open[0], rowsOf(ledgerTrouble)[0]) : null,
    newOrders: seen.services ? (found.counts[0]?.orders ?? 0) : null,
    newClients: seen.clients ? (found.counts[0]?.clients ?? 0) : null,
    setUp: seen.setUp && found.begun[0] ? setUpOf(found.begun[0], installed(ctx, found)) : null,
    attention: items,
    moreAttention: more,
  };
}

async function lookAt(ctx: Ctx, seen: Seen) {
  const { db } = ctx;
  const now = ctx.now();
  const watched = ctx.attention.filter(({ permission }) => may(ctx, permission));
  const [general, waiting, unpaid, totals, tail, counts, open, begun, gateways, senders, ...rows] = await reads(db, [
    generalQuery(db),
    waitingJobs(db, now, seen.monitoring),
    unpaidProformas(db, seen.finance),
    // The zone that says which of them is today's comes with the same answer.
    totalsOfDays(db, [now - DAY_MS, now, now + DAY_MS].map(utcDay), seen.finance),
    tailQuery(db, seen.finance),
    newToday(db, now),
    walksQuery(db)[0],
    beginnings(db, seen.setUp),
    someGateways(db),
    someSenders(db),
    ...watched.map((source) => source.query(ctx, LISTED + 1)),
  ]);
  const attention = collected(ctx, watched, rows);
  return { general, waiting, unpaid, totals, tail, counts, open, begun, gateways, senders, attention };
}
type Found = Awaited<ReturnType<typeof lookAt>>;

/** `rowsOf`: what a source has read, for the part of the page that shows it all. */
function collected(ctx: Ctx, sources: readonly AttentionSource[], rows: readonly unknown[][]) {
  const found = sources.map((source, i) => ({
    source,
    rows: (rows[i] ?? []).filter((row) => source.stands?.(row) ?? true),
  }));
  const shown = found.flatMap(({ source, rows }) => source.items(source.list ? rows.slice(0, LISTED) : rows, ctx));
  const longer = found.flatMap(({ source, rows }) => (source.list && rows.length > LISTED ? [source.list] : []));
  return {
    items: shown.map(shownAs),
    more: [...new Set(longer)],
    rowsOf: <Row>(of: AttentionSource<Row>) => (found.find(({ source }) => source === of)?.rows ?? []) as Row[],
  };
}

/** What the task has added up, and what was booked since if that is little. */
function moneyOf({ general, totals, tail, unpaid }: Found, day: string): Overview['money'] {
  const { timeZone } = generalOf(general);
  const behind = tail.length > TAIL;
  const booked = tail.slice(0, TAIL);
  const today = [...totals, ...booked.map((b) => ({ ...b, day: dayIn(b.createdAt, timeZone).day }))];
  return {
    today: todayOf(today.filter((sum) => sum.day === day)),
    countedTo: behind ? (booked.at(-1)?.createdAt ?? null) : null,
    unpaid: unpaidOf(unpaid, COUNTED),
  };
}

/** Whether what leaves the shop can: nothing simulated counts in production, and what was never said is not settled. */
function installed(ctx: Ctx, { general, gateways, senders }: Found) {
  const settings = generalOf(general);
  const { companyName, companyAddress } = settings;
  return {
    address: publicAddressOf(ctx, settings) !== null,
    company: general.length > 0 && companyName !== '' && companyAddress !== '',
    gateway: offeredWays(gateways, ctx.drivers.gateway, ctx.mode).some(isSettled),
    sender: sendersInUse(ctx, senders).length > 0,
  };
}
