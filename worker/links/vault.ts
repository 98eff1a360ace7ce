/** The object that holds a service's links: the only truth about their uses. */
import type { Ctx } from '../kernel/context.ts';
import { type Remote, remote } from '../kernel/object.ts';
import { Problem } from '../kernel/problem.ts';

/** `hash` is that of the token: the token itself never goes there. Instants are epoch ms of the caller's clock. */
export type NewLink = {
  id: string;
  hash: string;
  createdAt: number;
  expiresAt: number;
  maxUses: number;
  authorKind: 'user' | 'admin';
  authorName: string;
};
export type VaultLink = Omit<NewLink, 'hash'> & { usesLeft: number };

/** One per service: how often each of its one-time links may still be opened. */
export type Vault = {
  /** What is over is forgotten here. False: there are as many live links as there may be. */
  create(link: NewLink): boolean;
  /** Links that still open, newest first. */
  list(now: number): VaultLink[];
  /** False when there is no such link any more. A redemption under way does not get through. */
  revoke(id: string): boolean;
  /** Takes one use aside for a minute; null when the token opens nothing, whatever the reason. */
  reserve(hash: string, now: number): { reservationId: string; linkId: string } | null;
  /** The reserved use is spent. Null when it was revoked, or given to somebody else after its minute. */
  confirm(reservationId: string): { usesLeft: number } | null;
  /** The reserved use is free again. */
  release(reservationId: string): void;
};

/** One call to it. An object that does not answer is `busy`: nothing is known about what it did. */
export async function askVault<T>(ctx: Ctx, serviceId: string, ask: (vault: Remote<Vault>) => Promise<T>): Promise<T> {
  try {
    return await ask(remote<Vault>(ctx.env.ServiceVault, serviceId));
  } catch (error) {
    ctx.log.error('links.vault_failed', { serviceId, error });
    throw new Problem('busy');
  }
}
