import * as z from 'zod/mini';
import { fieldMeta } from '../../../kernel/contract.ts';
import { ok } from '../../outcome.ts';
import { driverWords } from '../../words.ts';
import type { GatewayDriver } from '../port.ts';
import english from './words/en/driver.ts';

const words = driverWords('bank-gateway', english, (language) => import(`./words/${language}/driver.ts`));

const config = z.strictObject({
  /** `{NUMBER}` and `{CURRENCY}` are replaced. */
  instructions: z
    .string()
    .check(z.trim(), z.minLength(1, 'Write where to send the money.'), z.maxLength(2000))
    .register(fieldMeta, { kind: 'longtext' }),
});

/** Bank transfer: the customer is told where to send the money, staff confirm its arrival. */
export const bankGateway: GatewayDriver<typeof config> = {
  key: 'bank',
  label: 'Bank transfer',
  words,
  simulated: false,
  capabilities: ['confirmedByStaff'],
  config,
  open: (_reach, { instructions }) => ({
    start: async ({ reference, currency }) => {
      const text = instructions.replaceAll('{NUMBER}', reference).replaceAll('{CURRENCY}', currency);
      return ok({ kind: 'instructions', text });
    },
  }),
};
