export {
  balanceLow,
  serviceActivated,
  serviceCancelled,
  serviceFailed,
  serviceMeasured,
  serviceRenewed,
  serviceResumed,
  serviceSuspended,
  serviceTerminated,
} from './events.ts';
export { ACCOUNT_MISSING, type CauseCode, causeOf, toldCause } from './rules/cause.ts';
export {
  firstCharges,
  freshSpan,
  isShort,
  nextSpan,
  type PaidSpan,
  periodCharge,
  periodsAhead,
} from './rules/charge.ts';
export { cancelsAt, dueOf, endsAt, firstNoticeAt, mayExpire } from './rules/dates.ts';
export { firstChargeMicro, orderedService, orderHold, type ServiceOrder } from './rules/order.ts';
export { passwordPlace, usernamePlace } from './rules/sealed.ts';
export { basicsOf, type Placed, protocolsOf, vpnOf } from './rules/shown.ts';
export { placedById } from './store/list.ts';
export { changeServices, learnNetwork, noticeAgain } from './store/moves.ts';
export {
  clientStatusOf,
  clockUnchanged,
  insertService,
  serverOfService,
  serviceById,
  serviceIsActive,
  serviceOf,
  serviceUnchanged,
  soldProduct,
  updateService,
} from './store/row.ts';
export { type ServiceRow, service } from './table.ts';
export { type Delivered, deliveredOf, findService, requireDelivered } from './verbs/find-service.ts';
export { stated, statusWord } from './words/index.ts';
