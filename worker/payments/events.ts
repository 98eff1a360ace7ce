import * as z from 'zod/mini';
import { event } from '../kernel/app.ts';
import { id } from '../kernel/contract.ts';

const payload = z.object({ clientId: id(), paymentId: id() });

/** The money is in the wallet. */
export const fundsAdded = event('funds.added', payload);
/** The money will not come: declined, given up by staff, or its proforma was cancelled. */
export const paymentDeclined = event('payment.declined', payload);
