import { type Outcome, refuse } from '../../drivers/outcome.ts';
import type { JobOutcome, JobRun } from '../../kernel/app.ts';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { openSender } from '../configuration.ts';
import { htmlOf } from '../mail-html.ts';
import type { SenderRow } from '../rules.ts';
import { openAttachments, openText } from '../sealed-text.ts';
import { type MailRow, mailById, sendersQuery, updateMail } from '../store.ts';

const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 6 * 3_600_000;
/** Half a minute, then thrice as long each time: eight attempts reach over nine hours. */
const waitAfter = (attempt: number): number => Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 3 ** (attempt - 1));

const NO_SENDER = 'No mail sender is configured: this mail was not sent.';

async function hand(ctx: Ctx, row: MailRow, senders: readonly SenderRow[]): Promise<Outcome<null>> {
  const sender = await openSender(ctx, senders);
  if (!sender) return refuse({ class: 'validation', detail: NO_SENDER });
  const [text, attachments] = await Promise.all([openText(ctx, row), openAttachments(ctx, row)]);
  const { id, createdAt: at, recipient: to, subject } = row;
  return sender.send({ id, at, to, subject, text, html: htmlOf(text, attachments), attachments });
}

/** A mail that was sent is not sent again; the id lets a sender recognise a repetition. */
export async function deliver(ctx: Ctx, { mailId }: { mailId: string }, run: JobRun): Promise<JobOutcome> {
  const [rows, senders] = await reads(ctx.db, [mailById(ctx.db, mailId), sendersQuery(ctx.db)]);
  const row = rows[0];
  if (!row || row.state === 'sent') return undefined;
  const sent = await hand(ctx, row, senders);
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
  return sent.kind === 'refused'
    ? { giveUp: lastError }
    : { later: Math.max(sent.afterMs, waitAfter(attempts)), why: lastError };
}
