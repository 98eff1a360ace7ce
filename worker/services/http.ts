import { bind, implementer } from '../kernel/bind.ts';
import { services as adminContract } from './contract/admin.ts';
import { services as clientContract } from './contract/client.ts';
import { cancelService, retryService } from './verbs/deploy.ts';
import { changePackage } from './verbs/package.ts';
import {
  downloadConfig,
  getMyService,
  listMyServices,
  readConfig,
  renameMyService,
  revealCredentials,
} from './verbs/portal.ts';
import { getService, listServices } from './verbs/staff.ts';

const a = implementer(adminContract);
const c = implementer(clientContract);

export const services = a.router({
  list: a.list.handler(bind(listServices)),
  get: a.get.handler(bind(getService)),
  retry: a.retry.handler(bind(retryService)),
  changePackage: a.changePackage.handler(bind(changePackage)),
  cancel: a.cancel.handler(bind(cancelService)),
});

export const myServices = c.router({
  list: c.list.handler(bind(listMyServices)),
  get: c.get.handler(bind(getMyService)),
  rename: c.rename.handler(bind(renameMyService)),
  credentials: c.credentials.handler(bind(revealCredentials)),
  config: c.config.handler(bind(readConfig)),
  file: c.file.handler(bind(downloadConfig)),
});
