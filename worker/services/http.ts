import { bound } from '../kernel/http/bind.ts';
import { services as adminContract } from './contract/admin.ts';
import { services as clientContract } from './contract/client.ts';
import { listServices } from './verbs/list-services.ts';
import { getMyService, listMyServices } from './verbs/read-my-services.ts';
import { renameMyService } from './verbs/rename-my-service.ts';

export const services = bound(adminContract, {
  list: listServices,
});

export const myServices = bound(clientContract, {
  list: listMyServices,
  get: getMyService,
  rename: renameMyService,
});
