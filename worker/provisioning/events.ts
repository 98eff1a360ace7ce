import * as z from 'zod/mini';
import { event } from '../kernel/app.ts';
import { id } from '../kernel/contract.ts';

/** An account that was to be removed is still on its server. */
export const accountStranded = event('service.account_stranded', z.object({ serviceId: id() }));
