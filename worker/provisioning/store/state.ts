/** What state of a service lets a run work on it. */
import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { type Db, inJson } from '../../kernel/db/db.ts';
import { job } from '../../kernel/db/tables.ts';
import { service } from '../../services/index.ts';
import { serviceIntent } from '../table.ts';

/** A service that a run may deploy. */
export const provisionable = (serviceId: string): SQL =>
  sql`EXISTS (SELECT 1 FROM ${service} WHERE ${service.id} = ${serviceId} AND ${service.status} = 'pending'
    AND ${service.provisionStatus} IN ('pending', 'deploying'))`;

/** A service whose account is still to be taken back. */
export const removable = (serviceId: string): SQL =>
  sql`EXISTS (SELECT 1 FROM ${service} JOIN ${serviceIntent} ON ${serviceIntent.serviceId} = ${service.id}
    WHERE ${service.id} = ${serviceId} AND ${serviceIntent.step} = 'removing'
    AND (${service.status} = 'cancelled' OR (${service.status} = 'pending' AND ${service.provisionStatus} = 'needs_attention')))`;

/** The service is still to be delivered. */
export const undelivered = (serviceId: string): SQL =>
  sql`EXISTS (SELECT 1 FROM ${service} WHERE ${service.id} = ${serviceId} AND ${service.status} = 'pending')`;

/** Its account was not yet brought to what the status says, or nobody knows. */
export const astray = (serviceId: string): SQL =>
  sql`EXISTS (SELECT 1 FROM ${service} WHERE ${service.id} = ${serviceId} AND ${service.activatedAt} IS NOT NULL
    AND ${service.provisionStatus} <> CASE ${service.status} WHEN 'active' THEN 'completed' WHEN 'suspended' THEN 'suspended'
      WHEN 'terminated' THEN 'terminated' ELSE ${service.provisionStatus} END)`;

/** Runs of the service that are queued or at work. */
export const openJobsOf = (db: Db, serviceId: string) =>
  db
    .select({ id: job.id, state: job.state })
    .from(job)
    .where(
      and(
        eq(job.subject, `service:${serviceId}`),
        eq(job.name, 'service.provision'),
        inJson(job.state, ['queued', 'processing']),
      ),
    )
    .limit(1);

/** An attempt that waits for its time gives way to one that is asked for now. */
export const cancelWaitingRun = (db: Db, serviceId: string, now: number) =>
  db
    .update(job)
    .set({ state: 'cancelled', finishedAt: now })
    .where(and(eq(job.subject, `service:${serviceId}`), eq(job.name, 'service.provision'), eq(job.state, 'queued')));

/** How often it was tried to set the service up since it was sent last. */
export const lastRunOf = (db: Db, serviceId: string) =>
  db
    .select({
      attempts: job.attempts,
      maxAttempts: job.maxAttempts,
      state: job.state,
      runAt: job.runAt,
      lastError: job.lastError,
    })
    .from(job)
    .where(and(eq(job.subject, `service:${serviceId}`), eq(job.name, 'service.provision')))
    .orderBy(desc(job.id))
    .limit(1);

/**
 * Of a failed job, joined with the service that it is about: that says itself how it stands, or has got there since. An
 * account that was left behind by a cancelled order has only its job to say so.
 */
export const accountJobMoot: SQL = sql`(${job.name} IN ('service.provision', 'service.converge', 'service.cleanup')
  AND CASE ${service.status} WHEN 'cancelled' THEN NOT EXISTS (SELECT 1 FROM ${serviceIntent}
      WHERE ${serviceIntent.serviceId} = ${service.id} AND ${serviceIntent.step} = 'removing')
    ELSE ${service.provisionStatus} NOT IN ('pending', 'deploying') END)`;
