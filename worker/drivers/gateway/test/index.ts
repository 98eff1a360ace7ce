import * as z from 'zod/mini';
import { ok } from '../../outcome.ts';
import type { GatewayDriver } from '../port.ts';

/** Sends the payer to a page of the portal where a payment is approved or declined by hand. Demo and tests only. */
export const testGateway: GatewayDriver = {
  key: 'test',
  label: 'Test card',
  simulated: true,
  capabilities: [],
  config: z.strictObject({}),
  open: () => ({ start: async ({ paymentId }) => ok({ kind: 'redirect', url: `/pay/${paymentId}` }) }),
};
