import type { MyService } from '../../../worker/services/contract/model.ts';
import type { Tone } from '../../kit/shown/badge.tsx';

const CENT_MICRO = 10_000;

type Stored = Pick<MyService, 'status' | 'provisionStatus' | 'cause'>;

/** What a customer is told: status and provision status in one word. */
export type ServiceState =
  | 'awaitingPayment'
  | 'awaitingFunds'
  | 'settingUp'
  | 'failed'
  | 'delayed'
  | 'active'
  | 'missing'
  | 'suspended'
  | 'blocked'
  | 'byHand'
  | 'cancelled'
  | 'terminated';

/** A payment made for it buys it, and nothing else does. */
const UNPAID = ['awaiting_payment', 'payment_declined'];

const pendingState = ({ provisionStatus, cause }: Stored): ServiceState => {
  if (cause?.code === 'client_blocked') return 'blocked';
  if (provisionStatus === 'awaiting_payment') {
    return cause && !UNPAID.includes(cause.code) ? 'awaitingFunds' : 'awaitingPayment';
  }
  if (provisionStatus === 'error') return 'failed';
  return provisionStatus === 'needs_attention' ? 'delayed' : 'settingUp';
};

export const serviceState = (service: Stored): ServiceState => {
  switch (service.status) {
    case 'pending':
      return pendingState(service);
    case 'fraud':
      return 'blocked';
    case 'manual':
      return 'byHand';
    case 'active':
      return service.cause?.code === 'account_missing' ? 'missing' : 'active';
    default:
      return service.status;
  }
};

const TONES: Record<ServiceState, Tone> = {
  awaitingPayment: 'warn',
  awaitingFunds: 'warn',
  settingUp: 'info',
  failed: 'danger',
  delayed: 'warn',
  active: 'ok',
  missing: 'warn',
  suspended: 'warn',
  blocked: 'danger',
  byHand: 'info',
  cancelled: 'neutral',
  terminated: 'neutral',
};
export const toneOf = (state: ServiceState): Tone => TONES[state];

/** Nothing more will come of it. */
export const hasEnded = (state: ServiceState): boolean => state === 'cancelled' || state === 'terminated';

/** A state that changes by itself within moments, so that it is worth asking again soon. */
export const passingPhase = (state: ServiceState): string | null =>
  state === 'settingUp' || state === 'awaitingPayment' ? state : null;

/** What is said on top of the home page, because the customer may have to do something. */
export const wantsAttention = (state: ServiceState): boolean =>
  ['awaitingPayment', 'awaitingFunds', 'failed', 'delayed', 'missing', 'suspended', 'blocked'].includes(state);

export type ProgressStep = 'ordered' | 'paid' | 'account' | 'ready';
export type ProgressState = 'pending' | 'running' | 'ok' | 'failed';

const ACCOUNT_STEP: Partial<Record<ServiceState, ProgressState>> = {
  settingUp: 'running',
  failed: 'failed',
  active: 'ok',
};

/** From the order to the working VPN; the step that money or the machinery is at. */
export const progressOf = (state: ServiceState): readonly (readonly [ProgressStep, ProgressState])[] => {
  const waitsForMoney = state === 'awaitingPayment' || state === 'awaitingFunds';
  return [
    ['ordered', 'ok'],
    ['paid', waitsForMoney ? 'pending' : 'ok'],
    ['account', ACCOUNT_STEP[state] ?? 'pending'],
    ['ready', state === 'active' ? 'ok' : 'pending'],
  ];
};

/** The network's cap where it is lower than the account's own; 0 is unlimited. */
export const networkCap = (ownMbps: number, networkMbps: number | undefined): number | null =>
  networkMbps && (ownMbps === 0 || networkMbps < ownMbps) ? networkMbps : null;

/** What the balance lacks for the first charge, rounded up to a whole cent so that it can be paid. */
export const missingMicro = (service: { setupMicro: number; baseMicro: number }, availableMicro: number): number =>
  Math.ceil(Math.max(0, service.setupMicro + service.baseMicro - availableMicro) / CENT_MICRO) * CENT_MICRO;
