import { purgeTask } from '../kernel/jobs/purge.ts';
import { RETENTION } from '../kernel/jobs/retention.ts';
import { deleteSessionsBefore } from './store.ts';

export const purgeAdminSessions = purgeTask({
  name: 'staff-sessions.purge',
  cron: '25 2 * * *',
  keepMs: RETENTION.sessionMs,
  purge: deleteSessionsBefore,
});
