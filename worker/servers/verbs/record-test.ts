/** What a finished connection test changes: the kept result, and whom to tell about licence and room. */
import type { Ctx } from '../../kernel/context.ts';
import type { Unit } from '../../kernel/unit/unit.ts';
import { serverAlerted } from '../events.ts';
import { type KeptProbe, passedTest, type ServerRow, summaryOf } from '../rules/server.ts';
import { alertsOn } from '../rules/standing.ts';
import { dropAlerts, insertAlert, notRaisedYet } from '../store/alert.ts';
import { updateServer, writeSlots } from '../store/server.ts';
import { happened } from '../words/index.ts';

/** `raised`: marks of the alerts that staff know already. */
export function record(ctx: Ctx, unit: Unit, server: ServerRow, found: KeptProbe, raised: readonly string[]) {
  raise(ctx, unit, server, found, raised);
  unit.write(updateServer(ctx.db, server.id, { probe: JSON.stringify(found) }));
  if (found.slots) unit.write(writeSlots(ctx.db, server.id, found.slots, found.at));
}

type Found = Pick<KeptProbe, 'slots' | 'licenceValid' | 'licenceExpires'>;

/** Alerts that are due and not told yet; what holds no longer is forgotten. */
export function raise(ctx: Ctx, unit: Unit, server: ServerRow, found: Found, raised: readonly string[]) {
  const { id: serverId, name } = server;
  const now = ctx.now();
  const { due, gone } = alertsOn(found, server, now);
  const fresh = due.filter(({ mark }) => !raised.includes(mark));
  const rows = fresh.map(({ mark }) => ({
    payload: { serverId, mark },
    serverId,
    mark,
    subject: `server:${serverId}`,
    key: `${serverId}:${mark}:${now}`,
  }));
  if (rows.length > 0) unit.emitEach(serverAlerted, rows, notRaisedYet);
  for (const alert of fresh) {
    unit.write(insertAlert(ctx.db, { serverId, ...alert, at: now }));
    unit.audit({
      action: 'server.alerted',
      subject: `server:${serverId}`,
      words: happened('alerted', { alert: happened(`alert.${alert.state}`, { name }) }),
      detail: { slots: found.slots, licenceExpires: found.licenceExpires },
    });
  }
  if (raised.length > 0) for (const kind of gone) unit.write(dropAlerts(ctx.db, serverId, kind, []));
}

/** A failure is written down once, when it begins, and once more when it ends. */
export function auditTurn(unit: Unit, server: ServerRow, found: KeptProbe): void {
  const before = passedTest(server);
  const subject = `server:${server.id}`;
  const { failedStep, detail } = summaryOf(found);
  if (!found.ok && before !== false)
    unit.audit({
      action: 'server.test_failed',
      subject,
      words: happened('test.failed', { name: server.name, why: detail ?? failedStep ?? '' }),
    });
  if (found.ok && before === false)
    unit.audit({ action: 'server.test_recovered', subject, words: happened('test.recovered', { name: server.name }) });
}
