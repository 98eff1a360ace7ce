/** Who has hold of a service: its intent names the holder, and whether that one is alive decides who may take over. */
import { type SQL, sql } from 'drizzle-orm';
import { job } from '../../kernel/db/tables.ts';
import { REQUEST_LEASE_MS } from '../rules/waits.ts';
import { serviceIntent } from '../table.ts';

/** A job by this very claim of it, or a request. */
export type Holder = { jobId: string; leaseToken: string };
/** Stands in the place of a job: nobody goes on with a request. */
export const REQUEST = '';
/** The step of a request's intent while it lasts; whoever ends it sets another. */
export const AT_WORK = 'capping';

/** A run as long as its claim is extended; a request that is at work, for as long as one may take. */
const alive = (now: number): SQL =>
  sql`(EXISTS (SELECT 1 FROM ${job} WHERE ${job.id} = ${serviceIntent.jobId} AND ${job.leaseToken} = ${serviceIntent.leaseToken}
      AND ${job.state} = 'processing' AND ${job.leaseUntil} > CAST(${now} AS INTEGER))
    OR (${serviceIntent.jobId} = ${REQUEST} AND ${serviceIntent.step} = ${AT_WORK}
      AND ${serviceIntent.updatedAt} >= CAST(${now - REQUEST_LEASE_MS} AS INTEGER)))`;

/** Nobody else works on the service; another run of the same job takes over from the one before. */
export const freeFor = (serviceId: string, { jobId }: Holder, now: number): SQL =>
  sql`NOT EXISTS (SELECT 1 FROM ${serviceIntent} WHERE ${serviceIntent.serviceId} = ${serviceId}
    AND (${jobId} = ${REQUEST} OR ${serviceIntent.jobId} <> ${jobId}) AND ${alive(now)})`;

/** This very claim of the job still stands. */
export const claimStands = ({ jobId, leaseToken }: Holder): SQL =>
  sql`EXISTS (SELECT 1 FROM ${job} WHERE ${job.id} = ${jobId} AND ${job.leaseToken} = ${leaseToken}
    AND ${job.state} = 'processing')`;

/** The intent is still the holder's own, and so is its job. */
export const heldBy = (serviceId: string, by: Holder): SQL => {
  const own = sql`EXISTS (SELECT 1 FROM ${serviceIntent} WHERE ${serviceIntent.serviceId} = ${serviceId}
    AND ${serviceIntent.jobId} = ${by.jobId} AND ${serviceIntent.leaseToken} = ${by.leaseToken})`;
  return by.jobId === REQUEST ? own : sql`${own} AND ${claimStands(by)}`;
};

/** The intent is the one that was read, and nobody holds it: whoever touches a panel first takes a lease token. */
export const intentUntouched = (serviceId: string, leaseToken: string | null, now: number): SQL =>
  leaseToken === null
    ? sql`NOT EXISTS (SELECT 1 FROM ${serviceIntent} WHERE ${serviceIntent.serviceId} = ${serviceId})`
    : sql`EXISTS (SELECT 1 FROM ${serviceIntent} WHERE ${serviceIntent.serviceId} = ${serviceId}
        AND ${serviceIntent.leaseToken} = ${leaseToken} AND NOT ${alive(now)})`;
