export { serviceActivated, serviceFailed } from './events.ts';
export { provisionJob } from './jobs.ts';
export { firstChargeMicro, orderedService, orderHold, type ServiceOrder, type ServiceRow } from './rules.ts';
export { insertService, serviceById } from './store.ts';
export { service } from './table.ts';
