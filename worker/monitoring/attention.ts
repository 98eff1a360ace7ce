import { attention } from '../kernel/attention.ts';
import { saidIn } from '../kernel/words/word.ts';
import { clockOf } from './rules/overview.ts';
import { failedJobs, tasksQuery } from './store/overview.ts';

export const clockTrouble = attention({
  permission: 'monitoring.read',
  rank: 10,
  query: ({ db }) => tasksQuery(db),
  items(rows, ctx) {
    const { late, lastTickAt } = clockOf(rows, ctx.now());
    return late ? [{ kind: 'clock', level: 'danger', at: lastTickAt }] : [];
  },
});

export const jobsGivenUp = attention({
  permission: 'monitoring.read',
  rank: 50,
  list: 'job',
  query: ({ db }) => failedJobs(db),
  items: (rows, { say }) =>
    rows.map(({ id, name, lastError, finishedAt, createdAt }) => ({
      kind: 'job',
      level: 'danger',
      id,
      name,
      why: lastError === null ? null : say(saidIn(lastError)),
      at: finishedAt ?? createdAt,
    })),
});
