import * as z from 'zod/mini';
import type { GatewayDriver } from '../port.ts';

/** Sends the payer to a page of the portal where a payment is approved or declined by hand. Demo and tests only. */
export const testGateway: GatewayDriver = {
  key: 'test',
  label: 'Test card',
  confirmedByStaff: false,
  simulated: true,
  config: z.strictObject({}),
  open: () => ({
    start: async (request) => ({ kind: 'ok', value: { kind: 'redirect', url: `/pay/${request.paymentId}` } }),
  }),
};
