import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import type { Account, Profile } from '../contract/account.ts';
import { meOf } from '../identity.ts';
import { changesOf } from '../rules/client.ts';
import { addressFaults, profileColumns, profileOf } from '../rules/profile.ts';
import { clientById, clientUnchanged, updateClient } from '../store/client.ts';
import { pendingEmailChange, renameOwner, setOwnedLanguage, setUserLanguage } from '../store/own-account.ts';
import type { Language } from '../table.ts';
import { happened } from '../words/index.ts';

export async function readAccount(ctx: Ctx): Promise<Account> {
  const me = meOf(ctx);
  const [clients, changes] = await reads(ctx.db, [
    clientById(ctx.db, me.clientId),
    pendingEmailChange(ctx.db, me.id, ctx.now()),
  ]);
  const [row, change] = [clients[0], changes[0]];
  if (!row) throw new Problem('not_found');
  return {
    profile: profileOf(row),
    email: me.email,
    language: me.language,
    pendingEmail:
      change && change.newEmail !== change.oldEmail ? { email: change.newEmail, expiresAt: change.expiresAt } : null,
  };
}

export async function saveProfile(ctx: Ctx, profile: Profile) {
  const me = meOf(ctx);
  const [rows] = await reads(ctx.db, [clientById(ctx.db, me.clientId)]);
  const before = rows[0];
  if (!before) throw new Problem('not_found');
  const errors = addressFaults(profile);
  if (errors.length > 0) throw new Problem('validation', { errors });
  const columns = profileColumns(profile, before.status);
  return new Unit(ctx)
    .guard('stale_write', clientUnchanged(before))
    .write(
      updateClient(ctx.db, before.id, { ...columns, updatedAt: Math.max(ctx.now(), before.updatedAt + 1) }),
      renameOwner(ctx.db, before.id, columns.name),
    )
    .audit({
      action: 'client.profile_saved',
      subject: `client:${before.id}`,
      clientId: before.id,
      words: happened('profile.changed', { name: me.name }),
      detail: { changed: changesOf(before, columns) },
    })
    .commit({ ok: true as const });
}

/** Of the pages at once, and of every mail from now on. */
export async function setLanguage(ctx: Ctx, { language }: { language: Language }) {
  const me = meOf(ctx);
  return new Unit(ctx)
    .write(setUserLanguage(ctx.db, me.id, language), setOwnedLanguage(ctx.db, me.id, language))
    .audit({
      action: 'user.language_changed',
      subject: `user:${me.id}`,
      clientId: me.clientId,
      words: happened('language.changed', { name: me.name }),
      detail: { changed: { language: { from: me.language, to: language } } },
    })
    .commit({ ok: true as const });
}
