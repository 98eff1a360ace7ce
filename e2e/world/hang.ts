/**
 * Nothing here takes long by itself: tests wait for what they name, and this only ends a wait for what never comes. It
 * is long because a machine may be busy with other things.
 */
export const HANG_MS = 120_000;
