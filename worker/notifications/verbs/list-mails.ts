import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { openAttachments, openText } from '../sealed-text.ts';
import { latestMails, type MailListInput, mailPage } from '../store.ts';

const DEMO_MAILS = 50;

export async function listMails(ctx: Ctx, input: MailListInput) {
  const { query, keys } = mailPage(ctx.db, input);
  const [rows] = await reads(ctx.db, [query]);
  return keys.page(
    rows,
    (r) => ({ to: r.recipient, state: r.standing })[keys.by] ?? r.id,
    (r) => r.id,
    ({ recipient: to, id, subject, text, standing: state, attempts, lastError, createdAt, sentAt, clientId }) => ({
      id,
      to,
      subject,
      text,
      state,
      attempts,
      lastError,
      createdAt,
      sentAt,
      clientId,
    }),
  );
}

/** Everybody's mailbox with working links: a shop that serves real customers does not have this page. */
export async function readDemoMails(ctx: Ctx) {
  if (ctx.mode === 'production') throw new Problem('not_found');
  const [rows] = await reads(ctx.db, [latestMails(ctx.db, DEMO_MAILS)]);
  const items = await Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      to: row.recipient,
      subject: row.subject,
      text: await openText(ctx, row),
      attachments: (await openAttachments(ctx, row)).map(({ content, ...rest }) => ({
        ...rest,
        base64: btoa(String.fromCharCode(...content)),
      })),
      createdAt: row.createdAt,
    })),
  );
  return { items };
}
