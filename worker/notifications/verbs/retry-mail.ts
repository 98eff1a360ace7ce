import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { sendMail } from '../jobs.ts';
import { mailById, mailFailed, updateMail } from '../store.ts';
import { happened } from '../words/index.ts';

/** A dead letter leaves as it was written, under the Message-ID it had. */
export async function retryMail(ctx: Ctx, { id }: { id: string }) {
  const [rows] = await reads(ctx.db, [mailById(ctx.db, id)]);
  const mail = rows[0];
  if (!mail) throw new Problem('not_found');
  if (mail.state !== 'failed') throw new Problem('mail_not_failed');
  if (mail.dropped === 1) throw new Problem('mail_text_gone');
  return new Unit(ctx)
    .guard('mail_not_failed', mailFailed(id))
    .write(updateMail(ctx.db, id, { state: 'queued' }))
    .enqueue(sendMail, { mailId: id }, { dedupeKey: `mail.send:${id}:${ctx.now()}`, subject: `mail:${id}` })
    .audit({
      action: 'mail.retried',
      subject: `mail:${id}`,
      clientId: mail.clientId,
      words: happened('mail.retried', { email: mail.recipient }),
    })
    .commit({ ok: true as const });
}
