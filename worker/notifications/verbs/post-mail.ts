import { confirmedAddress } from '../../accounts/index.ts';
import type { MailedConfig } from '../../delivery/index.ts';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { type AuditEntry, Unit } from '../../kernel/unit/unit.ts';
import { inEnglish } from '../../kernel/words/word.ts';
import { sendMail } from '../jobs.ts';
import { render, type Template, withoutFreeText } from '../rules.ts';
import { sealMail } from '../sealed-text.ts';
import { insertMail, type MailRow, withinBudget } from '../store.ts';
import { because } from '../words/index.ts';

export type Letter = {
  /** The fact it tells of: the same key is mailed once. */
  key: string;
  to: string;
  clientId: string | null;
  language: string;
  template: Template;
  /** Attached as QR code and file; its text is in the template too. */
  config?: MailedConfig;
  /** To one of the staff, whose address is known. */
  toStaff?: boolean;
  /** When a person asked for it. */
  audit?: AuditEntry;
};

/** Stores the mail and queues its delivery in one batch; beyond its budgets it is kept and does not leave by itself. */
export async function post(ctx: Ctx, letter: Letter): Promise<'queued' | 'held'> {
  const row = await written(ctx, letter);
  const { audit, key } = letter;
  const unit = new Unit(ctx)
    .write(insertMail(ctx.db, row))
    .enqueue(sendMail, { mailId: row.id }, { dedupeKey: `mail.send:${key}`, subject: `mail:${row.id}`, cause: key });
  for (const room of withinBudget(row, ctx.now())) unit.guard('mail_held', room);
  if (audit) unit.audit(audit);
  try {
    return await unit.commit('queued');
  } catch (error) {
    // A person who asks for it is told; an event has nobody to tell.
    if (audit || !(error instanceof Problem) || error.code !== 'mail_held') throw error;
    return hold(ctx, row);
  }
}

async function written(ctx: Ctx, { key, to, clientId, language, template, config, toStaff }: Letter) {
  const [found] = await reads(ctx.db, [confirmedAddress(ctx.db, to)]);
  const confirmed: 0 | 1 = toStaff || found.length > 0 ? 1 : 0;
  const id = ctx.id();
  const { subject, text } = render(confirmed ? template : withoutFreeText(template), language);
  return {
    ...(await sealMail(ctx, id, text, config ?? null)),
    id,
    key,
    clientId,
    recipient: to,
    subject,
    state: 'queued' as MailRow['state'],
    attempts: 0,
    lastError: null,
    createdAt: ctx.now(),
    sentAt: null,
    network: ctx.ip,
    confirmed,
  };
}

/** Staff find it among the held mails, and may send it. */
async function hold(ctx: Ctx, row: Awaited<ReturnType<typeof written>>) {
  const lastError = inEnglish(because('mail.held'));
  ctx.log.error('mail.held', { mailId: row.id, clientId: row.clientId });
  return new Unit(ctx).write(insertMail(ctx.db, { ...row, state: 'failed', lastError })).commit('held' as const);
}
