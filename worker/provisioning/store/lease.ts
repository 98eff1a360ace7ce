/** Who may work on a service's account now. */
import { type SQL, sql } from 'drizzle-orm';
import { job } from '../../kernel/db/tables.ts';
import { serviceIntent } from '../table.ts';

const liveJob = (now: number): SQL =>
  sql`EXISTS (SELECT 1 FROM ${job} WHERE ${job.id} = ${serviceIntent.jobId} AND ${job.leaseToken} = ${serviceIntent.leaseToken}
    AND ${job.state} = 'processing' AND ${job.leaseUntil} > CAST(${now} AS INTEGER))`;

/** No other run of any job works on the service. */
export const intentFree = (serviceId: string, jobId: string, now: number): SQL =>
  sql`NOT EXISTS (SELECT 1 FROM ${serviceIntent} WHERE ${serviceIntent.serviceId} = ${serviceId}
    AND ${serviceIntent.jobId} <> ${jobId} AND ${liveJob(now)})`;

/** The intent is the one that was read, and no run holds it: whoever touches a panel first takes a lease token. */
export const intentUntouched = (serviceId: string, leaseToken: string | null, now: number): SQL =>
  leaseToken === null
    ? sql`NOT EXISTS (SELECT 1 FROM ${serviceIntent} WHERE ${serviceIntent.serviceId} = ${serviceId})`
    : sql`EXISTS (SELECT 1 FROM ${serviceIntent} WHERE ${serviceIntent.serviceId} = ${serviceId}
        AND ${serviceIntent.leaseToken} = ${leaseToken} AND NOT ${liveJob(now)})`;

/** This very claim of the job still stands, and the intent is its own. */
export const leaseHeld = (serviceId: string, jobId: string, leaseToken: string): SQL =>
  sql`EXISTS (SELECT 1 FROM ${serviceIntent} JOIN ${job} ON ${job.id} = ${serviceIntent.jobId}
    WHERE ${serviceIntent.serviceId} = ${serviceId} AND ${serviceIntent.jobId} = ${jobId}
    AND ${serviceIntent.leaseToken} = ${leaseToken} AND ${job.leaseToken} = ${leaseToken} AND ${job.state} = 'processing')`;

export const jobHeld = (jobId: string, leaseToken: string): SQL =>
  sql`EXISTS (SELECT 1 FROM ${job} WHERE ${job.id} = ${jobId} AND ${job.leaseToken} = ${leaseToken}
    AND ${job.state} = 'processing')`;

/** Nobody changes the account now; a change that was begun before `abandonedBefore` was left by its run. */
export const changeFree = (serviceId: string, abandonedBefore: number): SQL =>
  sql`EXISTS (SELECT 1 FROM ${serviceIntent} WHERE ${serviceIntent.serviceId} = ${serviceId}
    AND (${serviceIntent.step} = 'done' OR ${serviceIntent.updatedAt} < CAST(${abandonedBefore} AS INTEGER)))`;

/** The change is still this one's. */
export const changeHeld = (serviceId: string, leaseToken: string): SQL =>
  sql`EXISTS (SELECT 1 FROM ${serviceIntent} WHERE ${serviceIntent.serviceId} = ${serviceId}
    AND ${serviceIntent.leaseToken} = ${leaseToken} AND ${serviceIntent.step} = 'capping')`;

/** Nobody else changes its account now; what was begun before `abandonedBefore` was left by its run. */
export const unheldBy = (serviceId: string, jobId: string, abandonedBefore: number): SQL =>
  sql`NOT EXISTS (SELECT 1 FROM ${serviceIntent} WHERE ${serviceIntent.serviceId} = ${serviceId}
    AND ${serviceIntent.step} = 'capping' AND ${serviceIntent.jobId} <> ${jobId}
    AND ${serviceIntent.updatedAt} >= CAST(${abandonedBefore} AS INTEGER))`;
