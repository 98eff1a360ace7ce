import * as z from 'zod/mini';
import type { GatewayDriver } from '../port.ts';

const config = z.strictObject({ instructions: z.string().check(z.maxLength(2000)) });

/** Bank transfer: the customer is told where to send the money, staff confirm its arrival. */
export const bankGateway: GatewayDriver = {
  key: 'bank',
  label: 'Bank transfer',
  confirmedByStaff: true,
  simulated: false,
  config,
  open: (_reach, raw) => ({
    start: async (request) => {
      const { instructions } = config.parse(raw);
      const text = instructions.replaceAll('{NUMBER}', request.reference).replaceAll('{CURRENCY}', request.currency);
      return { kind: 'ok', value: { kind: 'instructions', text } };
    },
  }),
};
