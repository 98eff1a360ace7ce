/** What a poller asks the database every half minute: its server, its pace, and which of its watchers may stay. */
import { liveUserSessions } from '../../accounts/index.ts';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { type ServerRow, serverById } from '../../servers/index.ts';
import { generalOf, generalQuery } from '../../settings/index.ts';
import { liveStaffSessions, whoMay } from '../../staff/index.ts';
import { DEFAULT_INTERVAL_MS, type Standing, type Watcher } from '../rules.ts';
import { placesOf } from '../store.ts';

export type Facts = { server: ServerRow | null; intervalMs: number; standing: Standing };

export async function readStanding(ctx: Ctx, serverId: string, watchers: readonly Watcher[]): Promise<Facts> {
  const sessionsOf = (audience: Watcher['audience']) => [
    ...new Set(watchers.filter((w) => w.audience === audience).map((w) => w.sessionId)),
  ];
  const serviceIds = [...new Set(watchers.map((w) => w.serviceId))];
  const [servers, general, services, users, staff] = await reads(ctx.db, [
    serverById(ctx.db, serverId),
    generalQuery(ctx.db),
    placesOf(ctx.db, serviceIds),
    liveUserSessions(ctx.db, sessionsOf('client'), ctx.now()),
    liveStaffSessions(ctx.db, sessionsOf('staff'), ctx.now()),
  ]);
  const seconds = generalOf(general).liveIntervalSeconds;
  const allowed = whoMay('services.read', staff);
  return {
    server: servers[0] ?? null,
    intervalMs: seconds === undefined ? DEFAULT_INTERVAL_MS : seconds * 1000,
    standing: {
      services: new Map(services.map((s) => [s.id, s])),
      userSessions: new Set(users.map((u) => u.id)),
      staffSessions: new Set(allowed.map((s) => s.id)),
    },
  };
}
