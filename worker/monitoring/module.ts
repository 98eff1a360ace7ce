import { defineModule, type ProblemRows } from '../kernel/module.ts';
import { clockTrouble, jobsGivenUp } from './attention.ts';
import * as http from './http.ts';
import { addUpDays, purgeModuleLog } from './tasks.ts';

const permissions = ['monitoring.clear'] as const;

const problems = {
  job_not_failed: { status: 409, title: 'Only a job that failed or was cancelled can be run again.', guard: true },
  job_not_dismissible: { status: 409, title: 'Only a failed job can be dismissed.', guard: true },
} as const satisfies ProblemRows;

declare module '../kernel/contract.ts' {
  interface Permissions extends Record<(typeof permissions)[number], true> {}
  interface Problems extends Record<keyof typeof problems, true> {}
  interface AttentionKinds {
    clock: true;
    job: true;
  }
}

export const monitoring = defineModule({
  name: 'monitoring',
  layer: 12,
  permissions,
  problems,
  titles: (language) => import(`./words/${language}/titles.ts`),
  retention: [purgeModuleLog],
  tasks: [addUpDays],
  attention: [clockTrouble, jobsGivenUp],
  router: {
    admin: { jobs: http.jobQueue, activity: http.activity, moduleLog: http.moduleLog, overview: http.overview },
  },
});
