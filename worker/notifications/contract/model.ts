import * as z from 'zod/mini';
import { id } from '../../kernel/contract.ts';
import { driverForm, type Instance, instanceFields } from '../../kernel/instance.ts';

/** The first that is in use, by position, takes every mail. */
export const senderDraft = z.strictObject(instanceFields);
export const senderChange = z.extend(senderDraft, { id: id() });
export type Sender = Instance;
export const senderDriver = z.extend(driverForm, { simulated: z.boolean() });
