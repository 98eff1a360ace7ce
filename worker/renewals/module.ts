import { defineModule, type ProblemRows } from '../kernel/module.ts';
import * as http from './http.ts';
import { startWaitingJob } from './jobs.ts';
import { clockTask } from './tasks.ts';

const problems = {
  termination_requested: { status: 409, title: 'The end of this service was already asked for.', guard: true },
} as const satisfies ProblemRows;

declare module '../kernel/contract.ts' {
  interface Problems extends Record<keyof typeof problems, true> {}
}

export const renewals = defineModule({
  name: 'renewals',
  layer: 9,
  problems,
  titles: (language) => import(`./words/${language}/titles.ts`),
  jobs: [startWaitingJob],
  tasks: [clockTask],
  router: { client: { services: http.myRenewals }, admin: { services: http.renewals } },
});
