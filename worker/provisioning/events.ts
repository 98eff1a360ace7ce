import * as z from 'zod/mini';
import { event } from '../kernel/app.ts';
import { id } from '../kernel/contract.ts';

/** Funds are held for an order that waited for them. */
export const orderFunded = event('order.funded', z.object({ serviceId: id() }));

/** An account that was to be removed is still on its server. */
export const accountStranded = event('service.account_stranded', z.object({ serviceId: id() }));
