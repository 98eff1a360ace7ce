import { defineModule } from '../kernel/module.ts';

export const usage = defineModule({ name: 'usage', layer: 8 });
