import { textIn } from '../../catalog/index.ts';
import type { Ctx } from '../../kernel/context.ts';
import type { Permission } from '../../kernel/contract.ts';
import { reads } from '../../kernel/db/db.ts';
import { may as allows } from '../../kernel/identity/identity.ts';
import { dayIn } from '../../kernel/time/time.ts';
import { proofStatusOf, walksQuery } from '../../ledger/index.ts';
import { isOffered } from '../../payments/index.ts';
import { type GeneralSettings, generalOf, generalQuery } from '../../settings/index.ts';
import {
  type Attention,
  attend,
  clockOf,
  counted,
  healthOf,
  type Overview,
  setUpOf,
  todayOf,
  troubleOf,
  unpaidOf,
} from '../rules/overview.ts';
import { TAIL, tailQuery, totalsOfDays } from '../store/day-total.ts';
import {
  beginnings,
  COUNTED,
  failedJobs,
  LISTED,
  newToday,
  SERVERS,
  serversQuery,
  stuckServices,
  tasksQuery,
  unpaidProformas,
  waitingJobs,
  waitingPayments,
} from '../store/overview.ts';

const DAY_MS = 86_400_000;
const SET_UP: readonly Permission[] = ['servers.read', 'catalog.read', 'services.read', 'settings.read'];

type Seen = ReturnType<typeof seenBy>;
const seenBy = (ctx: Ctx) => {
  const held = ctx.actor.kind === 'admin' ? ctx.actor.permissions : [];
  const may = (key: Permission) => allows(held, key);
  return {
    monitoring: may('monitoring.read'),
    servers: may('servers.read'),
    services: may('services.read'),
    finance: may('finance.read'),
    clients: may('clients.read'),
    setUp: SET_UP.every(may),
  };
};

const utcDay = (at: number) => dayIn(at, 'UTC').day;

/** Everything in one round trip; what the caller may not see is not read. */
export async function getOverview(ctx: Ctx): Promise<Overview> {
  const seen = seenBy(ctx);
  const found = await lookAt(ctx, seen);
  const settings = generalOf(found.general);
  const now = ctx.now();
  const { day } = dayIn(now, settings.timeZone);
  const [open, last] = [found.open[0], found.done[0]];
  const parts = {
    at: now,
    day,
    timeZone: settings.timeZone,
    clock: seen.monitoring ? clockOf(found.tasks, now) : null,
    queue: seen.monitoring
      ? {
          waiting: counted(found.waiting.length, COUNTED),
          oldestAt: found.waiting[0]?.runAt ?? null,
          failed: counted(found.failed.length, COUNTED),
        }
      : null,
    servers: seen.servers
      ? {
          items: found.servers.slice(0, SERVERS).map((row) => healthOf(row, now)),
          more: found.servers.length > SERVERS,
        }
      : null,
    money: seen.finance ? moneyOf(found, day) : null,
    proof: seen.finance ? proofStatusOf(open, last) : null,
    newOrders: seen.services ? (found.counts[0]?.orders ?? 0) : null,
    newClients: seen.clients ? (found.counts[0]?.clients ?? 0) : null,
    setUp: seen.setUp && found.begun[0] ? setUpOf(found.begun[0], installed(ctx, settings, found.general)) : null,
  };
  const [attention, moreAttention] = attentionOf(ctx, found, troubleOf(parts));
  return { ...parts, attention, moreAttention };
}

async function lookAt(ctx: Ctx, seen: Seen) {
  const { db } = ctx;
  const now = ctx.now();
  const byStaff = Object.values(ctx.drivers.gateway).filter(
    (g) => g.capabilities.includes('confirmedByStaff') && isOffered(g, ctx.mode),
  );
  const [walks, walked] = walksQuery(db);
  const rows = await reads(db, [
    generalQuery(db),
    tasksQuery(db, seen.monitoring),
    waitingJobs(db, now, seen.monitoring),
    failedJobs(db, seen.monitoring),
    serversQuery(db, seen.servers),
    stuckServices(db, 'needs_attention', seen.services),
    stuckServices(db, 'error', seen.services),
    waitingPayments(
      db,
      byStaff.map(({ key }) => key),
      seen.finance,
    ),
    unpaidProformas(db, seen.finance),
    // The zone that says which of them is today's comes with the same answer.
    totalsOfDays(db, [now - DAY_MS, now, now + DAY_MS].map(utcDay), seen.finance),
    tailQuery(db, seen.finance),
    newToday(db, now),
    walks,
    walked,
    beginnings(db, seen.setUp),
  ]);
  const [general, tasks, waiting, failed, servers, parked, stopped, payments, unpaid, ...more] = rows;
  const [totals, tail, counts, open, done, begun] = more;
  const work = { tasks, waiting, failed, servers, parked, stopped };
  return { ...work, general, payments, unpaid, totals, tail, counts, open, done, begun };
}
type Found = Awaited<ReturnType<typeof lookAt>>;

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
function installed(ctx: Ctx, settings: GeneralSettings, saved: readonly unknown[]) {
  const { gateway, sender } = ctx.drivers;
  const real = ({ simulated }: { simulated: boolean }) => !simulated || ctx.mode !== 'production';
  return {
    company: saved.length > 0 && settings.companyName !== '' && settings.companyAddress !== '',
    gateway: Object.values(gateway).some(
      (g) => isOffered(g, ctx.mode) && (g.key !== 'bank' || (saved.length > 0 && settings.bankInstructions !== '')),
    ),
    sender: Object.values(sender).some(real),
  };
}

function attentionOf(ctx: Ctx, found: Found, trouble: Attention[]): [Attention[], Attention['kind'][]] {
  const { parked, stopped, failed, payments } = found;
  const services = [...parked.slice(0, LISTED), ...stopped.slice(0, LISTED)].map((row) =>
    attend('service', 'danger', {
      id: row.id,
      number: row.number,
      name: textIn(row.productName, 'en'),
      clientName: row.clientName,
      why: row.cause?.message ?? null,
      at: row.cause?.at ?? row.orderedAt,
    }),
  );
  const jobs = failed
    .slice(0, LISTED)
    .map(({ id, name, lastError, finishedAt, createdAt }) =>
      attend('job', 'danger', { id, name, why: lastError, at: finishedAt ?? createdAt }),
    );
  const waiting = payments.slice(0, LISTED).map(({ id, amountMinor, currency, createdAt, clientName, ...row }) => {
    const name = ctx.drivers.gateway[row.gateway]?.label ?? row.gateway;
    return attend('payment', 'warn', {
      id,
      name,
      amountMinor,
      currency,
      clientName,
      why: row.documentNumber,
      at: createdAt,
    });
  });
  const more = [
    ...(parked.length > LISTED || stopped.length > LISTED ? (['service'] as const) : []),
    ...(failed.length > LISTED ? (['job'] as const) : []),
    ...(payments.length > LISTED ? (['payment'] as const) : []),
  ];
  return [[...trouble, ...services, ...jobs, ...waiting], more];
}
