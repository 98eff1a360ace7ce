import { signal } from '@preact/signals';
import { readStored, writeStored } from './store/storage.ts';

export type Theme = 'system' | 'light' | 'dark';
const STORED = 'culvert.theme';

const initial = (): Theme => {
  const stored = readStored(STORED);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
};

export const theme = signal<Theme>(initial());

export const setTheme = (next: Theme): void => {
  theme.value = next;
  writeStored(STORED, next === 'system' ? undefined : next);
  if (next === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
};
