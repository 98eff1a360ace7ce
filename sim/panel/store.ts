import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { PanelState } from './state.ts';

export function load(file: string): PanelState | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as PanelState) : null;
}

export function save(file: string, state: PanelState): void {
  const beside = `${file}.tmp`;
  writeFileSync(beside, JSON.stringify(state), { mode: 0o600 });
  renameSync(beside, file);
}
