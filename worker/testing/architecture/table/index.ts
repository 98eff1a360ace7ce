import type { Role } from '../roles.ts';
import { APART } from './apart.ts';
import { KERNEL } from './kernel.ts';
import { MODULES } from './modules.ts';
import type { Row } from './row.ts';
import { UI } from './ui.ts';
import { WORKER } from './worker.ts';

export const TABLE: Readonly<Record<Role, Row>> = { ...MODULES, ...KERNEL, ...WORKER, ...UI, ...APART };
