import * as z from 'zod/mini';
import { ack, byId, endpoint, id, instant, listInput, page, span } from '../../kernel/contract.ts';

export const JOB_STATES = ['queued', 'processing', 'completed', 'failed', 'cancelled'] as const;
export const ACTOR_KINDS = ['admin', 'user', 'system', 'anonymous'] as const;

export const jobRow = z.object({
  id: id(),
  name: z.string(),
  state: z.enum(JOB_STATES),
  subject: z.nullable(z.string()),
  cause: z.string(),
  attempts: z.int(),
  maxAttempts: z.int(),
  runAt: instant(),
  createdAt: instant(),
  startedAt: z.nullable(instant()),
  finishedAt: z.nullable(instant()),
  lastError: z.nullable(z.string()),
});

export const activityRow = z.object({
  id: id(),
  at: instant(),
  actorKind: z.enum(ACTOR_KINDS),
  actorName: z.string(),
  action: z.string(),
  subject: z.string(),
  clientId: z.nullable(id()),
  summary: z.string(),
  requestId: z.string(),
});

export const jobs = {
  list: endpoint({ permit: 'staff:monitoring.read' })
    .route({ method: 'GET', path: '/admin/jobs', tags: ['Monitoring'], summary: 'Task queue' })
    .input(
      listInput(['createdAt', 'name', 'state'], {
        state: z.optional(z.enum(JOB_STATES)),
        name: z.optional(z.string().check(z.maxLength(80))),
        subject: z.optional(z.string().check(z.maxLength(80))),
        ...span,
      }),
    )
    .output(page(jobRow)),
  retry: endpoint({ permit: 'staff:monitoring.write', problems: ['job_not_failed'] })
    .route({ method: 'POST', path: '/admin/jobs/{id}/retry', tags: ['Monitoring'], summary: 'Run a failed job again' })
    .input(byId())
    .output(ack()),
  dismiss: endpoint({ permit: 'staff:monitoring.write', problems: ['job_not_dismissible'] })
    .route({ method: 'POST', path: '/admin/jobs/{id}/dismiss', tags: ['Monitoring'], summary: 'Dismiss a failed job' })
    .input(byId())
    .output(ack()),
};

export const activity = {
  list: endpoint({ permit: 'staff:monitoring.read' })
    .route({ method: 'GET', path: '/admin/activity', tags: ['Monitoring'], summary: 'Activity log' })
    .input(
      listInput(['at', 'actorName', 'action'], {
        actorKind: z.optional(z.enum(ACTOR_KINDS)),
        clientId: z.optional(id()),
        subject: z.optional(z.string().check(z.maxLength(80))),
        ...span,
      }),
    )
    .output(page(activityRow)),
};
