/** The declarations that the registry collects: jobs, tasks, events and their listeners, drivers. */
import type * as z from 'zod/mini';
import type { GatewayDriver } from '../drivers/gateway/port.ts';
import type { ProvisioningDriver } from '../drivers/provisioning/port.ts';
import type { SenderDriver } from '../drivers/sender/port.ts';
import type { Ctx } from './context.ts';
import type { Said } from './words/word.ts';

export type Drivers = {
  provisioning: Readonly<Record<string, ProvisioningDriver>>;
  gateway: Readonly<Record<string, GatewayDriver>>;
  sender: Readonly<Record<string, SenderDriver>>;
};

/** `later`: try again after that time, counted as an attempt. `giveUp`: no further attempt helps; the job is failed. */
export type JobOutcome = undefined | { later: number; why: Said } | { giveUp: Said };

export type JobRun = { jobId: string; attempt: number; lastAttempt: boolean; leaseToken: string };

export type Job<P = unknown> = {
  name: string;
  payload: z.ZodMiniType<P>;
  attempts: number;
  /** A run that outlives its lease is taken over by another: longer than the slowest run. */
  leaseMs: number;
  backoffMs(attempt: number): number;
  run(ctx: Ctx, payload: P, run: JobRun): Promise<JobOutcome>;
};

export type Task = {
  name: string;
  group: string;
  /** Five fields, UTC. */
  cron: string;
  run(ctx: Ctx): Promise<void>;
};

/** Removes what has had its time. */
export type Purge = Task & {
  /** How long rows stay after their end, ms. */
  keepMs: number;
};

/** A fact in the past tense; its payload carries ids, never secrets. */
export type EventType<P> = { event: string; payload: z.ZodMiniType<P> };

export type Listener = { event: string; job: Job };

type JobSpec<P> = Omit<Job<P>, 'attempts' | 'leaseMs' | 'backoffMs'> &
  Partial<Pick<Job<P>, 'attempts' | 'leaseMs' | 'backoffMs'>>;

const doubling = (attempt: number) => Math.min(3_600_000, 5_000 * 2 ** (attempt - 1));

export const job = <P>(spec: JobSpec<P>): Job<P> => ({ attempts: 8, leaseMs: 60_000, backoffMs: doubling, ...spec });
export const task = (spec: Task): Task => spec;
export const event = <P>(name: string, payload: z.ZodMiniType<P>): EventType<P> => ({ event: name, payload });

/** `name` is the job's, so that the task queue shows who reacts to what. */
export const listener = <P>(
  on: EventType<P>,
  name: string,
  run: Job<P>['run'],
  options: Partial<Pick<Job<P>, 'attempts' | 'leaseMs' | 'backoffMs'>> = {},
): Listener => ({
  event: on.event,
  job: job({ name, payload: on.payload, run, ...options }) as Job,
});
