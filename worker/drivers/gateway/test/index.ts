import * as z from 'zod/mini';
import { ok } from '../../outcome.ts';
import { driverWords } from '../../words.ts';
import type { GatewayDriver } from '../port.ts';
import english from './words/en/driver.ts';

const words = driverWords('test-gateway', english, (language) => import(`./words/${language}/driver.ts`));

/** Sends the payer to a page of the portal where a payment is approved or declined by hand. Demo and tests only. */
export const testGateway: GatewayDriver = {
  key: 'test',
  label: 'Test card',
  words,
  simulated: true,
  capabilities: [],
  config: z.strictObject({}),
  open: () => ({ start: async ({ paymentId }) => ok({ kind: 'redirect', url: `/pay/${paymentId}` }) }),
};
