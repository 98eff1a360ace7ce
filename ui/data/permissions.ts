import { signal } from '@preact/signals';
import type { Permission } from '../../worker/kernel/contract.ts';

export type { Permission };

/** Permission keys of the signed-in person; `*` is all of them. Hiding is a courtesy: the server decides. */
export const permissions = signal<readonly string[]>([]);

export const can = (key: Permission | undefined): boolean =>
  key === undefined || permissions.value.includes('*') || permissions.value.includes(key);
