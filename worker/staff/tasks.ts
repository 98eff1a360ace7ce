import { purgeTask } from '../kernel/jobs/purge.ts';
import { deleteSessionsBefore } from './store/session.ts';

const DAY_MS = 86_400_000;

/** Sessions after their end. */
export const purgeAdminSessions = purgeTask({
  name: 'staff-sessions.purge',
  cron: '25 2 * * *',
  keepMs: DAY_MS,
  purge: deleteSessionsBefore,
});
