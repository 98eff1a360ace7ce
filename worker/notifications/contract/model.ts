import * as z from 'zod/mini';
import { id } from '../../kernel/contract.ts';
import { driverForm, type Instance, instanceFields } from '../../kernel/instance.ts';

/** `held`: beyond the budgets of its address, account or network; it leaves when staff send it. */
export const MAIL_STATES = ['queued', 'sent', 'failed', 'held'] as const;

/** The first that is in use, by position, takes every mail. */
export const senderDraft = z.strictObject(instanceFields);
export const senderChange = z.extend(senderDraft, { id: id() });
export type Sender = Instance;
/** `ok`: the peer took the mail over. */
export const senderTest = z.object({
  ok: z.boolean(),
  to: z.string(),
  detail: z.nullable(z.string()),
  transcript: z.array(z.string()),
});
export type SenderTest = z.infer<typeof senderTest>;
export const senderDriver = z.extend(driverForm, { simulated: z.boolean() });
