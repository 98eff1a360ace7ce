import { defineModule } from '../kernel/module.ts';

export const tax = defineModule({ name: 'tax', layer: 3 });
