import * as z from 'zod/mini';
import { ok } from '../../outcome.ts';
import { driverWords } from '../../words.ts';
import type { SenderDriver } from '../port.ts';
import english from './words/en/driver.ts';

const words = driverWords('log-sender', english, (language) => import(`./words/${language}/driver.ts`));

/** Delivers to nobody: the mail stays in the notification table, where the demo's mailbox page shows it. */
export const logSender: SenderDriver = {
  key: 'log',
  label: 'Log only',
  words,
  simulated: true,
  capabilities: [],
  config: z.strictObject({}),
  open: () => ({
    async send(_mail, hear) {
      hear?.('* Kept here, delivered to nobody.');
      return ok(null);
    },
  }),
};
