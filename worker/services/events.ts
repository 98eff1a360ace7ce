import * as z from 'zod/mini';
import { event } from '../kernel/app.ts';
import { id } from '../kernel/contract.ts';

const payload = z.object({ serviceId: id() });

/** The account works and is paid for. */
export const serviceActivated = event('service.activated', payload);

/** The order could not be delivered; what was held for it is free again. */
export const serviceFailed = event('service.failed', payload);

/** The order was cancelled before it was delivered, by whom ever. */
export const serviceCancelled = event('service.cancelled', payload);

/** A period was charged; not told of for periods of a day or less. */
export const serviceRenewed = event('service.renewed', payload);

/** Its account is being disabled: the funds ended, or staff said so. */
export const serviceSuspended = event('service.suspended', payload);

export const serviceResumed = event('service.resumed', payload);

export const serviceTerminated = event('service.terminated', payload);

/** The funds will not cover the next charge. */
export const balanceLow = event('service.balance_low', payload);

/** The last reading of an account's traffic, before it is removed: it stands in the service. */
export const serviceMeasured = event('service.measured', payload);
