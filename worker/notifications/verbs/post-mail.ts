import type { MailedConfig } from '../../delivery/index.ts';
import type { Ctx } from '../../kernel/context.ts';
import { type AuditEntry, Unit } from '../../kernel/unit/unit.ts';
import { sendMail } from '../jobs.ts';
import { render, type Template } from '../rules.ts';
import { sealMail } from '../sealed-text.ts';
import { insertMail } from '../store.ts';

export type Letter = {
  /** The fact it tells of: the same key is mailed once. */
  key: string;
  to: string;
  clientId: string | null;
  language: string;
  template: Template;
  /** Attached as QR code and file; its text is in the template too. */
  config?: MailedConfig;
  /** When a person asked for it. */
  audit?: AuditEntry;
};

/** Stores the mail and queues its delivery in one batch. */
export async function post(ctx: Ctx, { key, to, clientId, language, template, config, audit }: Letter): Promise<void> {
  const id = ctx.id();
  const { subject, text } = render(template, language);
  const body = await sealMail(ctx, id, text, config ?? null);
  const unit = new Unit(ctx)
    .write(
      insertMail(ctx.db, {
        id,
        key,
        clientId,
        recipient: to,
        subject,
        ...body,
        state: 'queued',
        attempts: 0,
        lastError: null,
        createdAt: ctx.now(),
        sentAt: null,
      }),
    )
    .enqueue(sendMail, { mailId: id }, { dedupeKey: `mail.send:${key}`, subject: `mail:${id}`, cause: key });
  if (audit) unit.audit(audit);
  await unit.commit(undefined);
}
