import type { Reach } from '../kernel/reach/reach.ts';

/** For a driver that calls nobody. */
export const neverCalled: Reach = {
  call: ({ url }) => {
    throw new Error(`Called ${url}.`);
  },
  now: () => 0,
};
