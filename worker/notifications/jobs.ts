import * as z from 'zod/mini';
import { job } from '../kernel/app.ts';
import { id } from '../kernel/contract.ts';
import { deliver } from './verbs/deliver-mail.ts';

/** Hands one stored mail to the sender; each mail has attempts of its own. */
export const sendMail = job({ name: 'mail.send', payload: z.object({ mailId: id() }), run: deliver });
