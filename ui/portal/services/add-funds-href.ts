import type { MyService } from '../../../worker/services/contract/model.ts';
import { session } from '../session.ts';
import { missingMicro } from './state.ts';

/** The top-up page, with what this order lacks filled in. */
export const addFundsHref = (service: Pick<MyService, 'setupMicro' | 'baseMicro'>): string => {
  const client = session.current.value?.client;
  const missing = client ? missingMicro(service, client.balanceMicro + client.creditLimitMicro) : 0;
  return missing > 0 ? `/add-funds?amount=${missing}` : '/add-funds';
};
