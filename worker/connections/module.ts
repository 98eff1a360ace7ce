import { defineModule } from '../kernel/module.ts';

export const connections = defineModule({ name: 'connections', layer: 8 });
