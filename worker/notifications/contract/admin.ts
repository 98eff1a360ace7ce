import * as z from 'zod/mini';
import { ack, byId, endpoint, id, instant, listInput, page, span, tag } from '../../kernel/contract.ts';
import { instanceModel } from '../../kernel/instance.ts';
import { resourceEndpoints } from '../../kernel/resource-contract.ts';
import { MAIL_STATES, senderChange, senderDraft, senderDriver, senderTest } from './model.ts';

export const mail = z.object({
  id: id(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  state: z.enum(MAIL_STATES),
  attempts: z.int(),
  /** Why it has not left yet, or never will by itself. */
  lastError: z.nullable(z.string()),
  sentAt: z.nullable(instant()),
  createdAt: instant(),
  clientId: z.nullable(id()),
});

/** `contentId`: shown in the mail itself. */
const attachment = z.object({
  fileName: z.string(),
  mediaType: z.string(),
  contentId: z.nullable(z.string()),
  base64: z.string(),
});

const tags = tag('Notifications', 'Mails that were sent, and how they leave.');
const demo = tag('Demo', 'What a demo shows in place of a mailbox.');

export const mails = {
  list: endpoint({ permit: 'staff:monitoring.read' })
    .route({
      method: 'GET',
      path: '/admin/mails',
      tags,
      summary: 'Mails sent; links that grant access and configurations are masked',
    })
    .input(listInput(['createdAt', 'to', 'state'], { state: z.optional(z.enum(MAIL_STATES)), ...span }))
    .output(page(mail)),
  /** One that failed or was held, as it was written, with all its attempts. Refused once its links are no longer kept. */
  retry: endpoint({ permit: 'staff:monitoring.write', problems: ['mail_not_failed', 'mail_text_gone'] })
    .route({ method: 'POST', path: '/admin/mails/{id}/retry', tags, summary: 'Send a mail that failed or was held' })
    .input(byId())
    .output(ack()),
  /** The mail about an active service, as its product has it now; `withConfig`: its configuration goes along. */
  resend: endpoint({
    permit: 'staff:services.write',
    idempotent: true,
    problems: ['mail_held', 'wrong_state', 'address_unknown'],
  })
    .route({
      method: 'POST',
      path: '/admin/services/{id}/mail',
      tags,
      summary: 'Send the welcome mail of a service again',
    })
    .input(byId())
    .output(z.object({ to: z.string(), withConfig: z.boolean() })),
};

export const senders = {
  ...resourceEndpoints({
    path: '/admin/senders',
    tags,
    one: 'mail sender',
    many: 'Mail senders',
    read: 'settings.read',
    write: 'settings.write',
    sorts: ['position', 'name', 'createdAt'],
    filters: {},
    model: instanceModel,
    draft: senderDraft,
    change: senderChange,
    saving: [],
    removing: [],
  }),
  /** With what a form holds, to whoever asks. `transcript`: what both sides said, without secrets. */
  test: endpoint({ permit: 'staff:settings.write', problems: ['not_found', 'throttled'] })
    .route({ method: 'POST', path: '/admin/senders/test', tags, summary: 'Send a test mail with unsaved settings' })
    .input(z.strictObject({ id: z.optional(id()), draft: senderDraft }))
    .output(senderTest),
  drivers: endpoint({ permit: 'staff:settings.read' })
    .route({ method: 'GET', path: '/admin/sender-drivers', tags, summary: 'Kinds of senders, and their settings' })
    .input(z.optional(z.strictObject({})))
    .output(z.object({ drivers: z.array(senderDriver) })),
};

export const notificationsPublic = {
  demoMails: endpoint({ permit: 'public', problems: ['not_found'] })
    .route({ method: 'GET', path: '/demo/mails', tags: demo, summary: 'The demo’s mailbox; 404 in production' })
    .input(z.optional(z.strictObject({})))
    .output(
      z.object({
        items: z.array(
          z.object({
            id: id(),
            to: z.string(),
            subject: z.string(),
            text: z.string(),
            createdAt: instant(),
            attachments: z.array(attachment),
          }),
        ),
      }),
    ),
};
