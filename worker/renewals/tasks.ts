import { task } from '../kernel/app.ts';
import { runClock } from './verbs/run-clock.ts';

export const clockTask = task({ name: 'services.clock', group: 'service', cron: '* * * * *', run: runClock });
