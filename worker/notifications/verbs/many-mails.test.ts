/** Many mails through a server that fails, with the clock, the queue and the sockets of a shop. */
import { beforeAll, describe, expect, it } from 'vitest';
import { staff } from '../../testing/actors.ts';
import { newBreakers } from '../../testing/breakers.ts';
import { arrivedIds, plant, planted, smtpSettings } from '../../testing/post/index.ts';
import { counted, proving, seedsOf } from '../../testing/proof.ts';
import { ORIGIN, type World, world } from '../../testing/world.ts';
import { post } from './post-mail.ts';

const MAILS = proving('mails') ? 1_000 : 60;
const SHARE = 0.3;
const ROUNDS = 12;

let w: World;
beforeAll(async () => {
  w = await world();
  await w.env.DB.prepare('UPDATE sender SET enabled = 0').run();
  const { api } = await staff(w, ['settings.write']);
  const config = smtpSettings();
  await api.admin.senders.create({ driver: 'smtp', name: 'Post', enabled: true, position: 0, config });
});

const addressOf = (seed: number, i: number) => `many-${seed}-${i}@client.test`;
async function write(seed: number) {
  const told = { name: 'Ada', service: 'VPN', link: `${ORIGIN}/services/1`, shop: 'Shop' };
  for (let i = 0; i < MAILS; i++)
    await post(w.ctx(), {
      ...{ key: `many:${seed}:${i}`, to: addressOf(seed, i), clientId: null, language: 'en' },
      template: { kind: 'serviceFailed', ...told },
    });
}

const tally = (ids: readonly string[]) =>
  ids.reduce((n, id) => n.set(id, (n.get(id) ?? 0) + 1), new Map<string, number>());

describe('many mails through a server that fails three in ten', () => {
  it.for(seedsOf('mails', { seed: 1, times: 1 }))(
    'Z12 lost before it was accepted: each arrives once; its answer lost afterwards: at least once, under one Message-ID (seed %i)',
    async (seed, { task }) => {
      await plant({ share: SHARE }, { seed, forget: true });
      await write(seed);
      for (let round = 0; round < ROUNDS; round++) {
        w.app.breakers = newBreakers();
        await w.drain(200);
        w.advance(7 * 3_600_000);
      }
      const { sessions, before, after } = await planted();
      await plant(null);
      const arrived = await arrivedIds();
      const times = tally(arrived.map(([, id]) => id));
      const addresses = tally([...new Map(arrived.map(([to, id]) => [id, to])).values()]);
      expect(addresses.size).toBe(MAILS);
      expect([...addresses.values()].every((ids) => ids === 1)).toBe(true);
      const lost = tally(after);
      for (const [id, n] of times) expect(n, id).toBe(1 + (lost.get(id) ?? 0));
      const { results } = await w.env.DB.prepare(
        'SELECT state, count(*) AS n FROM mail WHERE key LIKE ? GROUP BY state',
      )
        .bind(`many:${seed}:%`)
        .all<{ state: string; n: number }>();
      expect(results).toEqual([{ state: 'sent', n: MAILS }]);
      expect(before).toBeGreaterThan(MAILS / 20);
      expect(after.length).toBeGreaterThan(MAILS / 50);
      counted(task, {
        mails: MAILS,
        sessions,
        'lost before acceptance': before,
        'answers lost after it': after.length,
      });
    },
  );
});
