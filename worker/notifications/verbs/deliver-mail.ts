import type { Outcome } from '../../drivers/outcome.ts';
import type { SenderDriver } from '../../drivers/sender/port.ts';
import type { JobOutcome, JobRun } from '../../kernel/app.ts';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { openAttachments, openText } from '../sealed-text.ts';
import { type MailRow, mailById, updateMail } from '../store.ts';

const NO_SENDER = 'No mail sender is configured: this mail was not sent.';

async function hand(ctx: Ctx, sender: SenderDriver, row: MailRow): Promise<Outcome<null>> {
  if (sender.simulated && ctx.mode === 'production') {
    return { kind: 'refused', why: { class: 'validation', detail: NO_SENDER } };
  }
  const [text, attachments] = await Promise.all([openText(ctx, row), openAttachments(ctx, row)]);
  return sender
    .open(ctx.reach([]), {})
    .send({ id: row.id, to: row.recipient, subject: row.subject, text, attachments });
}

/** A mail that was sent is not sent again; the id lets a sender recognise a repetition. */
export async function deliver(ctx: Ctx, { mailId }: { mailId: string }, run: JobRun): Promise<JobOutcome> {
  const [rows] = await reads(ctx.db, [mailById(ctx.db, mailId)]);
  const row = rows[0];
  if (!row || row.state === 'sent') return undefined;
  const sender = ctx.drivers.sender.log;
  if (!sender) throw new Problem('internal');
  const sent = await hand(ctx, sender, row);
  const attempts = run.attempt;
  if (sent.kind === 'ok') {
    return new Unit(ctx)
      .write(updateMail(ctx.db, row.id, { state: 'sent', attempts, lastError: null, sentAt: ctx.now() }))
      .commit(undefined);
  }
  const lastError = sent.why.detail;
  const over = sent.kind === 'refused' || run.lastAttempt;
  await new Unit(ctx)
    .write(updateMail(ctx.db, row.id, { state: over ? 'failed' : 'queued', attempts, lastError }))
    .commit(undefined);
  return sent.kind === 'refused' ? { giveUp: lastError } : { later: sent.afterMs, why: lastError };
}
