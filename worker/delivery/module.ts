import { defineModule } from '../kernel/module.ts';
import * as http from './http.ts';

export const delivery = defineModule({
  name: 'delivery',
  layer: 9,
  router: { client: { services: http.myDelivery }, admin: { services: http.delivery } },
});
