/** Pure: what may happen to an order on its way to an account. */
import type { Word } from '../../kernel/words/word.ts';
import { firstChargeMicro, type ServiceRow, stated, statusWord } from '../../services/index.ts';
import type { IntentRow } from '../table.ts';

/** A service that staff may send to be deployed, if its price can be held; `openJob`: a run is queued or at work. */
export function mayRetry(row: Pick<ServiceRow, 'status' | 'provisionStatus'>, openJob: boolean): boolean {
  if (row.status !== 'pending') return false;
  if (row.provisionStatus === 'deploying') return !openJob;
  return ['awaiting_payment', 'pending', 'error', 'needs_attention'].includes(row.provisionStatus);
}

/** Which waiting orders go ahead, first come first served, as far as funds go; those that do not fit are passed over. */
export function affordable<T extends Pick<ServiceRow, 'setupMicro' | 'baseMicro'>>(
  waiting: readonly T[],
  availableMicro: number,
): { go: T[]; wait: T[] } {
  let left = availableMicro;
  const go = waiting.filter((row) => {
    const amount = firstChargeMicro(row);
    if (amount > left) return false;
    left -= amount;
    return true;
  });
  return { go, wait: waiting.filter((row) => !go.includes(row)) };
}

/** Only what was never delivered is cancelled; after that a service is terminated. */
export const mayCancel = (row: Pick<ServiceRow, 'status'>): boolean => row.status === 'pending';

/** Its owner may end an order until an account is being made for it; without an intent nothing was begun. */
export const mayCancelMine = (
  row: Pick<ServiceRow, 'status' | 'provisionStatus'>,
  intent: Pick<IntentRow, 'step'> | undefined,
): boolean =>
  row.status === 'pending' &&
  ['awaiting_payment', 'pending', 'error'].includes(row.provisionStatus) &&
  !(intent && mayExist(intent));

/** The account of this intent may be on its server: its request was, or was about to be, sent. */
export const mayExist = ({ step }: Pick<IntentRow, 'step'>): boolean =>
  step === 'creating' || step === 'capping' || step === 'removing';

/** Both of its statuses, for staff. */
export const stateOf = ({ status, provisionStatus }: ServiceRow): Word =>
  stated('state', { status: statusWord(status), step: stated(`step.${provisionStatus}`) });
