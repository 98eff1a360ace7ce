export { convergeJob, provisionJob } from './jobs.ts';
export { driftOf } from './rules/drift.ts';
export { CHANGE_LEASE_MS } from './rules/waits.ts';
export { updateIntent } from './store/intent.ts';
export { changeFree, changeHeld, intentUntouched } from './store/lease.ts';
export { openJobsOf } from './store/state.ts';
export { type IntentRow, serviceAccount, serviceIntent } from './table.ts';
export { sendOrder } from './verbs/send-order.ts';
export { startWaiting } from './verbs/start-waiting.ts';
