export { sendersInUse } from './configuration.ts';
export { someSenders } from './store.ts';
