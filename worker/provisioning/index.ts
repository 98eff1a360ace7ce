export { convergeJob, provisionJob } from './jobs.ts';
export { driftOf } from './rules/drift.ts';
export { updateIntent } from './store/intent.ts';
export { intentUntouched } from './store/lease.ts';
export { accountJobMoot, openJobsOf } from './store/state.ts';
export { type IntentRow, serviceAccount, serviceIntent } from './table.ts';
export { asRun, type Hold, held, take, taking } from './verbs/hold-service.ts';
export { sendOrder } from './verbs/send-order.ts';
export { startWaiting } from './verbs/start-waiting.ts';
