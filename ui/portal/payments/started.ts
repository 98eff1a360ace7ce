import type { Payment } from '../../../worker/payments/contract/model.ts';
import { goTo } from '../../data/go/navigation.ts';
import { readStored, writeStored } from '../../data/store/storage.ts';

const STORED = 'culvert.payments';
const KEPT = 20;

const stored = (): Record<string, string> => {
  try {
    return JSON.parse(readStored(STORED) ?? '{}') as Record<string, string>;
  } catch {
    return {};
  }
};

/** A document does not name its payment: this browser keeps which one it started, so that an unpaid proforma can be paid. */
export const rememberPayment = (documentId: string, paymentId: string): void => {
  const { [documentId]: _before, ...others } = stored();
  const kept = Object.entries(others).slice(1 - KEPT);
  writeStored(STORED, JSON.stringify(Object.fromEntries([...kept, [documentId, paymentId]])));
};

export const startedPayment = (documentId: string): string | undefined => stored()[documentId];

/** To the gateway: a page of ours, or another site. */
export const goToPayment = (paymentId: string, start: Payment['start']): void => {
  if (start.kind === 'redirect' && !start.url.startsWith('/')) location.assign(start.url);
  else goTo(`/pay/${paymentId}`);
};
