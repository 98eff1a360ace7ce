import { defineModule } from '../kernel/module.ts';
import * as http from './http.ts';

export const usage = defineModule({
  name: 'usage',
  layer: 10,
  router: { client: { usage: http.myUsage }, admin: { usage: http.usage } },
});
