import { DurableObject } from 'cloudflare:workers';
import type { Env } from '../worker/env.ts';
import type { NewLink, Vault, VaultLink } from '../worker/links/index.ts';

/** Longer than the slowest reading of a configuration; a redemption that died gives its use back after it. */
const LEASE_MS = 60_000;
export const MAX_LIVE_LINKS = 10;

const SCHEMA = `
CREATE TABLE IF NOT EXISTS link (
  id TEXT NOT NULL PRIMARY KEY, hash TEXT NOT NULL UNIQUE, created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL,
  max_uses INTEGER NOT NULL, used INTEGER NOT NULL DEFAULT 0 CHECK (used <= max_uses), author_kind TEXT NOT NULL,
  author_name TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS reservation (
  id TEXT NOT NULL PRIMARY KEY, link_id TEXT NOT NULL, until INTEGER NOT NULL
) STRICT;`;

const LIVE = 'SELECT * FROM link WHERE expires_at > ? AND used < max_uses';

type Row = {
  id: string;
  created_at: number;
  expires_at: number;
  max_uses: number;
  used: number;
  author_kind: 'user' | 'admin';
  author_name: string;
};

const linkOf = (row: Row): VaultLink => ({
  id: row.id,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  maxUses: row.max_uses,
  usesLeft: row.max_uses - row.used,
  authorKind: row.author_kind,
  authorName: row.author_name,
});

/**
 * One per service: the only truth about how often each of its one-time links may still be opened. No method awaits
 * anything, so two callers cannot be inside at once.
 */
export class ServiceVault extends DurableObject<Env> implements Vault {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    ctx.storage.sql.exec(SCHEMA);
  }

  create(link: NewLink): boolean {
    const { sql } = this.ctx.storage;
    sql.exec('DELETE FROM reservation WHERE until <= ?', link.createdAt);
    sql.exec(
      'DELETE FROM link WHERE (expires_at <= ? OR used >= max_uses) AND id NOT IN (SELECT link_id FROM reservation)',
      link.createdAt,
    );
    if (this.list(link.createdAt).length >= MAX_LIVE_LINKS) return false;
    sql.exec(
      'INSERT INTO link (id, hash, created_at, expires_at, max_uses, author_kind, author_name) VALUES (?, ?, ?, ?, ?, ?, ?)',
      link.id,
      link.hash,
      link.createdAt,
      link.expiresAt,
      link.maxUses,
      link.authorKind,
      link.authorName,
    );
    return true;
  }

  list(now: number): VaultLink[] {
    return this.ctx.storage.sql.exec<Row>(`${LIVE} ORDER BY created_at DESC, id DESC`, now).toArray().map(linkOf);
  }

  revoke(id: string): boolean {
    return this.ctx.storage.sql.exec('DELETE FROM link WHERE id = ? RETURNING id', id).toArray().length > 0;
  }

  reserve(hash: string, now: number): { reservationId: string; linkId: string } | null {
    const { sql } = this.ctx.storage;
    sql.exec('DELETE FROM reservation WHERE until <= ?', now);
    const reservationId = crypto.randomUUID();
    const [taken] = sql
      .exec<{ linkId: string }>(
        `INSERT INTO reservation (id, link_id, until) SELECT ?, id, ? FROM link WHERE hash = ? AND expires_at > ?
        AND used + (SELECT count(*) FROM reservation WHERE link_id = link.id) < max_uses RETURNING link_id AS linkId`,
        reservationId,
        now + LEASE_MS,
        hash,
        now,
      )
      .toArray();
    return taken ? { reservationId, linkId: taken.linkId } : null;
  }

  confirm(reservationId: string): { usesLeft: number } | null {
    const { sql } = this.ctx.storage;
    const [spent] = sql
      .exec<{ usesLeft: number }>(
        'UPDATE link SET used = used + 1 WHERE id = (SELECT link_id FROM reservation WHERE id = ?) AND used < max_uses RETURNING max_uses - used AS usesLeft',
        reservationId,
      )
      .toArray();
    sql.exec('DELETE FROM reservation WHERE id = ?', reservationId);
    return spent ?? null;
  }

  release(reservationId: string): void {
    this.ctx.storage.sql.exec('DELETE FROM reservation WHERE id = ?', reservationId);
  }
}
