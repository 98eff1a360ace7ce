import { attention } from '../kernel/attention.ts';
import { saidIn } from '../kernel/words/word.ts';
import { clockOf } from './rules/overview.ts';
import { failedJobs } from './store/given-up.ts';
import { tasksQuery } from './store/overview.ts';

declare module '../kernel/attention.ts' {
  interface AttentionFacts {
    /** Of the server that it is about. */
    serverName: string | null;
  }
}

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
  stands: ({ moot }) => moot === 0,
  items: (rows, { say }) =>
    rows.map(({ id, name, lastError, finishedAt, createdAt, serviceNumber, serverName }) => ({
      kind: 'job',
      level: 'danger',
      id,
      name,
      number: serviceNumber,
      serverName,
      why: lastError === null ? null : say(saidIn(lastError)),
      at: finishedAt ?? createdAt,
    })),
});
