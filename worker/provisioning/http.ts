import { bound } from '../kernel/http/bind.ts';
import { provisioning as adminContract } from './contract/admin.ts';
import { provisioning as clientContract } from './contract/client.ts';
import { cancelMyOrder } from './verbs/cancel-my-order.ts';
import { cancelOrder } from './verbs/cancel-order.ts';
import { changePackage } from './verbs/change-package.ts';
import { getService } from './verbs/read-service.ts';
import { retryOrder } from './verbs/retry-order.ts';
import { syncService } from './verbs/sync-service.ts';

export const provisioning = bound(adminContract, {
  get: getService,
  retry: retryOrder,
  changePackage,
  cancel: cancelOrder,
  sync: syncService,
});

export const myProvisioning = bound(clientContract, {
  cancel: cancelMyOrder,
});
