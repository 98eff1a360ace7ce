import type { Reach } from '../kernel/reach/reach.ts';
import { drivers } from '../registry.ts';

const firstOf = (known: Readonly<Record<string, unknown>>): string => Object.keys(known)[0] ?? '';

/** Of the servers that tests make: the simulated panels are of the first kind there is. */
export const SERVER_DRIVER = firstOf(drivers.provisioning);
export const SENDER_DRIVER = firstOf(drivers.sender);
export const GATEWAY_DRIVER = firstOf(drivers.gateway);

/** For a driver that calls nobody. */
export const neverCalled: Reach = {
  converse: ({ host }) => {
    throw new Error(`Spoke to ${host}.`);
  },
  mail: ({ subject }) => {
    throw new Error(`Sent ${subject}.`);
  },
  now: () => 0,
  call: ({ url }) => {
    throw new Error(`Called ${url}.`);
  },
};
