import type * as z from 'zod/mini';
import { chosenDriver } from '../../drivers/instance.ts';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { sealedColumns, shownConfig } from '../configuration.ts';
import type { serverChange, serverDraft } from '../contract/model.ts';
import {
  changedFields,
  columnsOf,
  driverFaults,
  isElsewhere,
  type ServerRow,
  serverFaults,
  serverOf,
} from '../rules/server.ts';
import { forgetAlerts } from '../store/alert.ts';
import { leaveGroups } from '../store/group.ts';
import { forgetReadings } from '../store/reading.ts';
import {
  deleteServer,
  insertServer,
  markUp,
  type ServerListInput,
  serverById,
  serverPage,
  serverUnchanged,
  serverUnused,
  updateServer,
} from '../store/server.ts';
import { happened } from '../words/index.ts';

export async function listServers(ctx: Ctx, input: ServerListInput) {
  const { query, keys } = serverPage(ctx.db, input);
  const [rows] = await reads(ctx.db, [query]);
  return keys.page(
    rows,
    (r) => r.sortValue,
    (r) => r.id,
    ({ sortValue: _, ...row }) => shown(ctx, row),
  );
}

export async function getServer(ctx: Ctx, { id }: { id: string }) {
  return shown(ctx, await readServer(ctx, id));
}

function shown(ctx: Ctx, row: ServerRow) {
  const driver = ctx.drivers.provisioning[row.driver];
  return serverOf(row, driver, shownConfig(driver, row), ctx.say);
}

export async function createServer(ctx: Ctx, input: z.infer<typeof serverDraft>) {
  const driver = chosenDriver(ctx.drivers.provisioning, input.driver);
  const id = ctx.id();
  const settings = await sealedColumns(ctx, driver, id, input, null);
  const errors = [...serverFaults(input, driver, ctx.mode), ...settings.errors];
  if (errors.length > 0) throw new Problem('validation', { errors });
  return new Unit(ctx)
    .write(
      insertServer(ctx.db, {
        id,
        ...columnsOf(input),
        ...settings.columns,
        accounts: 0,
        probe: null,
        createdAt: ctx.now(),
        updatedAt: ctx.now(),
      }),
    )
    .audit({
      action: 'server.created',
      subject: `server:${id}`,
      words: happened('server.created', { name: input.name, host: input.host }),
    })
    .commit({ id });
}

export async function updateServerSettings(ctx: Ctx, input: z.infer<typeof serverChange>) {
  const before = await readServer(ctx, input.id);
  const driver = chosenDriver(ctx.drivers.provisioning, input.driver);
  const settings = await sealedColumns(ctx, driver, input.id, input, before);
  const errors = [...serverFaults(input, driver, ctx.mode), ...driverFaults(before, input), ...settings.errors];
  if (errors.length > 0) throw new Problem('validation', { errors });
  const columns = columnsOf(input, before);
  const changed = changedFields(before, columns, settings.changed);
  return new Unit(ctx)
    .guard('stale_write', serverUnchanged(before))
    .write(
      updateServer(ctx.db, input.id, {
        ...columns,
        ...settings.columns,
        updatedAt: Math.max(ctx.now(), before.updatedAt + 1),
      }),
      ...(isElsewhere(before, input) ? [markUp(ctx.db, input.id)] : []),
    )
    .audit({
      action: 'server.changed',
      subject: `server:${input.id}`,
      words: happened('server.changed', { name: input.name }),
      detail: { changed },
    })
    .commit({ ok: true as const });
}

export async function removeServer(ctx: Ctx, { id }: { id: string }) {
  const row = await readServer(ctx, id);
  return new Unit(ctx)
    .guard('server_in_use', serverUnused(id))
    .write(leaveGroups(ctx.db, id), forgetReadings(ctx.db, id), forgetAlerts(ctx.db, id), deleteServer(ctx.db, id))
    .audit({ action: 'server.deleted', subject: `server:${id}`, words: happened('server.deleted', { name: row.name }) })
    .commit({ ok: true as const });
}

export async function readServer(ctx: Ctx, id: string) {
  const [rows] = await reads(ctx.db, [serverById(ctx.db, id)]);
  const row = rows[0];
  if (!row) throw new Problem('not_found');
  return row;
}
