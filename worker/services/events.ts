import * as z from 'zod/mini';
import { event } from '../kernel/app.ts';
import { id } from '../kernel/contract.ts';

const payload = z.object({ serviceId: id() });

/** The account works and is paid for. */
export const serviceActivated = event('service.activated', payload);
/** The order could not be delivered; what was held for it is free again. */
export const serviceFailed = event('service.failed', payload);
/** An account that was to be removed is still on its server. */
export const accountStranded = event('service.account_stranded', payload);
