import { session } from '../session.ts';
import { lackingMicro } from './standing.ts';

type Service = Parameters<typeof lackingMicro>[0];

/** What the signed-in client lacks for this service to be set up or to go on, in micro-units. */
export const lacking = (service: Service): number => {
  const client = session.current.value?.client;
  return client ? lackingMicro(service, client) : 0;
};

/** The top-up page, with exactly that filled in. */
export const addFundsHref = (service: Service): string => {
  const missing = lacking(service);
  return missing > 0 ? `/add-funds?amount=${missing}` : '/add-funds';
};
