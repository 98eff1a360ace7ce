import { bound } from '../kernel/http/bind.ts';
import { renewals as adminContract } from './contract/admin.ts';
import { renewals as clientContract } from './contract/client.ts';
import { requestTermination, withdrawTermination } from './verbs/request-termination.ts';
import { suspendService, terminateService, unsuspendService } from './verbs/turn-service.ts';

export const renewals = bound(adminContract, {
  suspend: suspendService,
  unsuspend: unsuspendService,
  terminate: terminateService,
});

export const myRenewals = bound(clientContract, {
  requestTermination,
  withdrawTermination,
});
