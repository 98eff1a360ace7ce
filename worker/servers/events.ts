import * as z from 'zod/mini';
import { event } from '../kernel/app.ts';
import { id } from '../kernel/contract.ts';

/** Staff are to be told about its licence or its room; the mark names the alert. */
export const serverAlerted = event('server.alerted', z.object({ serverId: id(), mark: z.string() }));

/** Its networks were read, and are others than the time before. */
export const networksChanged = event('server.networks_changed', z.object({ serverId: id() }));
