import { signal } from '@preact/signals';
import { readStored, writeStored } from '../store/storage.ts';

const STORED = 'culvert.keys';

/** Shortcuts of one key alone. Speech input types letters by accident, so they can be switched off. */
export const singleKeys = signal(readStored(STORED) !== 'off');

export const setSingleKeys = (on: boolean): void => {
  singleKeys.value = on;
  writeStored(STORED, on ? undefined : 'off');
};
