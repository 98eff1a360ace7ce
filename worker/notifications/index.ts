export { mailLeaves, sendersInUse } from './configuration.ts';
export { mailJobMoot, someSenders } from './store.ts';
