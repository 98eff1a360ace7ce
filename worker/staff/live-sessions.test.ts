import { expect, it } from 'vitest';
import { reads } from '../kernel/db/db.ts';
import { staff } from '../testing/actors.ts';
import { type World, world } from '../testing/world.ts';
import { liveStaffSessions } from './index.ts';

const MINUTE = 60_000;
const run = (w: World, sql: string, ...values: unknown[]) =>
  w.env.DB.prepare(sql)
    .bind(...values)
    .run();

const ENDS: [string, (w: World, adminId: string) => unknown][] = [
  ['it runs out', (w) => w.advance(400 * 86_400_000)],
  ['nobody has used it for an hour', (w) => w.advance(60 * MINUTE)],
  ['its administrator is disabled', (w, id) => run(w, 'UPDATE admin SET disabled = 1 WHERE id = ?', id)],
];

it.each(ENDS)('a console that watches is let in until %s', async (_, end) => {
  const w = await world();
  const { id } = await staff(w, ['services.read']);
  await run(w, 'UPDATE admin_session SET idle_until = ? WHERE admin_id = ?', w.clock.now + 60 * MINUTE, id);
  const session = await w.env.DB.prepare('SELECT id FROM admin_session WHERE admin_id = ?')
    .bind(id)
    .first<string>('id');
  const seen = async () => {
    const ctx = w.ctx();
    const [rows] = await reads(ctx.db, [liveStaffSessions(ctx.db, [session ?? ''], ctx.now())]);
    return rows;
  };
  w.advance(60 * MINUTE - 1);
  expect(await seen()).toEqual([{ id: session, permissions: '["services.read"]' }]);
  w.advance(1 - 60 * MINUTE);
  await end(w, id);
  expect(await seen()).toEqual([]);
});
