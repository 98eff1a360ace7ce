export {
  type AccountSecrets,
  type Delivered,
  deliveredOf,
  findService,
  readAccount,
  requireDelivered,
} from './delivered.ts';
export {
  balanceLow,
  serviceActivated,
  serviceFailed,
  serviceMeasured,
  serviceRenewed,
  serviceResumed,
  serviceSuspended,
  serviceTerminated,
} from './events.ts';
export { provisionJob } from './jobs.ts';
export { firstChargeMicro, orderedService, orderHold, type ServiceOrder, type ServiceRow } from './rules.ts';
export { serviceIsActive } from './store/delivered.ts';
export { insertService, serviceById } from './store.ts';
export { service } from './table.ts';
export { configToMail, type MailedConfig } from './verbs/config.ts';
