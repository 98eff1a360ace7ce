import * as z from 'zod/mini';
import { ok } from '../../outcome.ts';
import type { SenderDriver } from '../port.ts';

/** Delivers to nobody: the mail stays in the notification table, where the demo's mailbox page shows it. */
export const logSender: SenderDriver = {
  key: 'log',
  label: 'Log only',
  simulated: true,
  capabilities: [],
  config: z.strictObject({}),
  open: () => ({ send: async () => ok(null) }),
};
