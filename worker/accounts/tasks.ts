import { purgeTask } from '../kernel/jobs/purge.ts';
import { RETENTION } from '../kernel/jobs/retention.ts';
import { deleteEmailChangesBefore } from './store/own-account.ts';
import { deleteResetsBefore, deleteSessionsBefore } from './store.ts';

export const purgeUserSessions = purgeTask({
  name: 'client-sessions.purge',
  cron: '15 2 * * *',
  keepMs: RETENTION.sessionMs,
  purge: deleteSessionsBefore,
});

export const purgePasswordResets = purgeTask({
  name: 'password-resets.purge',
  cron: '20 2 * * *',
  keepMs: RETENTION.passwordResetMs,
  purge: deleteResetsBefore,
});

export const purgeEmailChanges = purgeTask({
  name: 'email-changes.purge',
  cron: '25 2 * * *',
  keepMs: RETENTION.emailChangeMs,
  purge: deleteEmailChangesBefore,
});
