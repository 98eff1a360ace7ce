import { expect, it } from 'vitest';
import { reads } from '../kernel/db/db.ts';
import { customer } from '../testing/actors.ts';
import { type World, world } from '../testing/world.ts';
import { liveUserSessions } from './index.ts';

type Person = Awaited<ReturnType<typeof customer>>;

async function watching(w: World) {
  const me = await customer(w);
  const [session] = (await me.api.client.account.sessions({})).items;
  const isLive = async () => {
    const ctx = w.ctx();
    const [rows] = await reads(ctx.db, [liveUserSessions(ctx.db, [session?.id ?? ''], ctx.now())]);
    return rows.length === 1;
  };
  return { me, isLive };
}

const ENDS: [string, (w: World, me: Person) => unknown][] = [
  ['it runs out', (w) => w.advance(400 * 86_400_000)],
  ['its user is disabled', (w, { id }) => run(w, 'UPDATE user SET disabled = 1 WHERE id = ?', id)],
  ['its client is closed', (w, { clientId }) => run(w, "UPDATE client SET status = 'closed' WHERE id = ?", clientId)],
  ['its client is a fraud', (w, { clientId }) => run(w, "UPDATE client SET status = 'fraud' WHERE id = ?", clientId)],
  [
    'its user acts for another client only',
    async (w, { id, clientId }) => {
      const { clientId: other } = await customer(w);
      await run(
        w,
        "INSERT INTO client_user (client_id, user_id, owner, permissions) VALUES (?, ?, 0, '[]')",
        other,
        id,
      );
      await run(w, 'DELETE FROM client_user WHERE client_id = ? AND user_id = ?', clientId, id);
    },
  ],
];
const run = (w: World, sql: string, ...values: unknown[]) =>
  w.env.DB.prepare(sql)
    .bind(...values)
    .run();

it.each(ENDS)('a session that watches lets its user in until %s', async (_, end) => {
  const w = await world();
  const { me, isLive } = await watching(w);
  expect(await isLive()).toBe(true);
  await end(w, me);
  expect(await isLive()).toBe(false);
});

it('a session that watches goes on to its last millisecond, also of a client that is new or inactive', async () => {
  const w = await world();
  const { me, isLive } = await watching(w);
  w.advance(400 * 86_400_000 - 1);
  for (const status of ['new', 'inactive', 'active']) {
    await run(w, `UPDATE client SET status = '${status}' WHERE id = ?`, me.clientId);
    expect(await isLive(), status).toBe(true);
  }
});
