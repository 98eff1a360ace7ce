import { purgeTask } from '../kernel/jobs/purge.ts';
import { DAY_MS } from '../kernel/time/time.ts';
import { deleteEmailChangesBefore } from './store/own-account.ts';
import { deleteResetsBefore } from './store/reset.ts';
import { deleteSessionsBefore } from './store/session.ts';

/** Sessions after their end. */
export const purgeUserSessions = purgeTask({
  name: 'client-sessions.purge',
  cron: '15 2 * * *',
  keepMs: DAY_MS,
  purge: deleteSessionsBefore,
});

/** Links after their end, used or not. */
export const purgePasswordResets = purgeTask({
  name: 'password-resets.purge',
  cron: '20 2 * * *',
  keepMs: 7 * DAY_MS,
  purge: deleteResetsBefore,
});

/** After their end, confirmed or not: they hold both addresses. */
export const purgeEmailChanges = purgeTask({
  name: 'email-changes.purge',
  cron: '25 2 * * *',
  keepMs: 7 * DAY_MS,
  purge: deleteEmailChangesBefore,
});
