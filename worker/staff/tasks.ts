import { purgeTask } from '../kernel/jobs/purge.ts';
import { DAY_MS } from '../kernel/time/time.ts';
import { deleteSessionsBefore } from './store/session.ts';

/** Sessions after their end. */
export const purgeAdminSessions = purgeTask({
  name: 'staff-sessions.purge',
  cron: '25 2 * * *',
  keepMs: DAY_MS,
  purge: deleteSessionsBefore,
});
