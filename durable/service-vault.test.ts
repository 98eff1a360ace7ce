import { env, runInDurableObject } from 'cloudflare:test';
import { describe, expect, it } from 'vitest';
import { remote } from '../worker/kernel/object.ts';
import type { NewLink, Vault } from '../worker/links/index.ts';
import { MAX_LIVE_LINKS, ServiceVault } from './service-vault.ts';

const NOW = Date.UTC(2026, 5, 15, 12);
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

let serial = 0;
const draft = (over: Partial<NewLink> = {}): NewLink => ({
  id: `link-${++serial}`,
  hash: `hash-${serial}`,
  createdAt: NOW,
  expiresAt: NOW + HOUR_MS,
  maxUses: 1,
  authorKind: 'user',
  authorName: 'Maria',
  ...over,
});

const fresh = () => remote<Vault>(env.ServiceVault, crypto.randomUUID());
type Stub = ReturnType<typeof fresh>;
async function withLink(over: Partial<NewLink> = {}) {
  const vault = fresh();
  const link = draft(over);
  expect(await vault.create(link)).toBe(true);
  return { vault, link };
}
/** One whole redemption: how a caller sees it. */
const redeem = async (vault: Pick<Stub, 'reserve' | 'confirm'>, hash: string, now = NOW) => {
  const reserved = await vault.reserve(hash, now);
  return reserved !== null && (await vault.confirm(reserved.reservationId)) !== null;
};
const successes = async (times: number, once: () => Promise<boolean>) =>
  (await Promise.all(Array.from({ length: times }, once))).filter(Boolean).length;

/** What a vault must not be: it looks, waits, and then writes what it saw. */
class ReadsThenWrites extends ServiceVault {
  // biome-ignore lint/suspicious/noExplicitAny: the plant has another, asynchronous shape
  override reserve(hash: string, now: number): any {
    return this.lookThenWrite(hash, now);
  }
  async lookThenWrite(hash: string, now: number) {
    const { sql } = this.ctx.storage;
    const [free] = sql
      .exec<{ id: string }>('SELECT id FROM link WHERE hash = ? AND used < max_uses AND expires_at > ?', hash, now)
      .toArray();
    await Promise.resolve();
    if (!free) return null;
    const reservationId = crypto.randomUUID();
    sql.exec('INSERT INTO reservation (id, link_id, until) VALUES (?, ?, ?)', reservationId, free.id, now + MINUTE_MS);
    return { reservationId, linkId: free.id };
  }
  override confirm(reservationId: string) {
    const rows = this.ctx.storage.sql
      .exec('DELETE FROM reservation WHERE id = ? RETURNING id', reservationId)
      .toArray();
    this.ctx.storage.sql.exec('UPDATE link SET used = max_uses');
    return rows.length > 0 ? { usesLeft: 0 } : null;
  }
}

describe('a link that opens once', () => {
  it('given 1,000 redemptions at once over RPC, exactly one succeeds', async () => {
    const { vault, link } = await withLink();
    expect(await successes(1000, () => redeem(vault, link.hash))).toBe(1);
    expect(await vault.list(NOW)).toEqual([]);
  });

  it.each([
    ['the vault lets one through', ServiceVault, (n: number) => n === 1],
    ['a vault that reads, waits and writes is caught', ReadsThenWrites, (n: number) => n > 1],
  ])('given 10,000 redemptions at once inside the object, %s', async (_, Kind, fine) => {
    const { vault, link } = await withLink();
    const count = await runInDurableObject(vault, async (_instance, state) => {
      const inside = new Kind(state, env);
      const once = async () => {
        const reserved = await inside.reserve(link.hash, NOW);
        return reserved !== null && (await inside.confirm(reserved.reservationId)) !== null;
      };
      return successes(10_000, once);
    });
    expect(fine(count), String(count)).toBe(true);
  });

  it('given a use that is set aside, nobody else gets it until it is given back', async () => {
    const { vault, link } = await withLink();
    const first = await vault.reserve(link.hash, NOW);
    expect(await vault.reserve(link.hash, NOW)).toBeNull();
    await vault.release(first?.reservationId ?? '');
    expect(await redeem(vault, link.hash)).toBe(true);
  });

  it('given a redemption that died, its use is free after a minute, and the dead one can no longer spend it', async () => {
    const { vault, link } = await withLink();
    const dead = await vault.reserve(link.hash, NOW);
    expect(await vault.reserve(link.hash, NOW + MINUTE_MS - 1)).toBeNull();
    const next = await vault.reserve(link.hash, NOW + MINUTE_MS);
    expect(next).not.toBeNull();
    expect(await vault.confirm(dead?.reservationId ?? '')).toBeNull();
    expect(await vault.confirm(next?.reservationId ?? '')).toEqual({ usesLeft: 0 });
  });

  it('given a slow redemption that nobody overtook, it still gets through after its minute', async () => {
    const { vault, link } = await withLink();
    const slow = await vault.reserve(link.hash, NOW);
    expect(await vault.confirm(slow?.reservationId ?? '')).toEqual({ usesLeft: 0 });
  });
});

describe('uses, time and revocation', () => {
  it.each([1, 2, 5])('given %i uses and 100 redemptions at once, that many succeed', async (maxUses) => {
    const { vault, link } = await withLink({ maxUses });
    expect(await successes(100, () => redeem(vault, link.hash))).toBe(maxUses);
  });

  it('opens until its time is over, and not at it', async () => {
    const { vault, link } = await withLink({ maxUses: 2 });
    expect(await redeem(vault, link.hash, link.expiresAt - 1)).toBe(true);
    expect(await redeem(vault, link.hash, link.expiresAt)).toBe(false);
    expect(await vault.list(link.expiresAt)).toEqual([]);
  });

  it('given a revoked link, it opens nothing, and a redemption under way does not get through', async () => {
    const { vault, link } = await withLink();
    const underWay = await vault.reserve(link.hash, NOW);
    expect(await vault.revoke(link.id)).toBe(true);
    expect(await vault.confirm(underWay?.reservationId ?? '')).toBeNull();
    expect(await redeem(vault, link.hash)).toBe(false);
    expect(await vault.revoke(link.id)).toBe(false);
  });

  it('lists what still opens, newest first, with the uses that are left, and no hash', async () => {
    const { vault, link } = await withLink({ maxUses: 3 });
    const newer = draft({ createdAt: NOW + 1, authorKind: 'admin', authorName: 'Ola' });
    await vault.create(newer);
    await redeem(vault, link.hash);
    const { hash: _, ...shown } = newer;
    const listed = await vault.list(NOW + 2);
    expect(listed[0]).toEqual({ ...shown, usesLeft: 1 });
    expect(listed[1]).toMatchObject({ id: link.id, usesLeft: 2 });
    expect(JSON.stringify(listed)).not.toContain('hash');
  });

  it('has room for so many live links, and again when some are over', async () => {
    const vault = fresh();
    for (let i = 0; i < MAX_LIVE_LINKS; i++) expect(await vault.create(draft())).toBe(true);
    expect(await vault.create(draft())).toBe(false);
    expect(await vault.create(draft({ createdAt: NOW + HOUR_MS, expiresAt: NOW + 2 * HOUR_MS }))).toBe(true);
    const kept = await runInDurableObject(vault, (_, { storage }) =>
      storage.sql.exec<{ n: number }>('SELECT count(*) AS n FROM link').one(),
    );
    expect(kept.n).toBe(1);
  });

  it('given a wrong hash, nothing is reserved', async () => {
    const { vault, link } = await withLink();
    expect(await vault.reserve('another', NOW)).toBeNull();
    expect(await redeem(vault, link.hash)).toBe(true);
  });
});
