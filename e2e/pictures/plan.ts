import { CONSOLE, CONSOLE_FAULTS, EMPTY, SETUP } from './console.ts';
import { PORTAL, PORTAL_FAULTS } from './portal.ts';

/** Every picture, in the order of the index. */
export const PARTS = {
  Portal: [...PORTAL, ...PORTAL_FAULTS],
  Console: [SETUP, EMPTY, ...CONSOLE, ...CONSOLE_FAULTS],
};
