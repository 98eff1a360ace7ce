import { bind, implementer } from '../kernel/http/bind.ts';
import { documents as adminContract } from './contract/admin.ts';
import { documents as clientContract } from './contract/client.ts';
import { cancelDocument, getDocument, getMyDocument, listDocuments, listMyDocuments } from './verbs.ts';

const a = implementer(adminContract);
const c = implementer(clientContract);

export const documents = a.router({
  list: a.list.handler(bind(listDocuments)),
  get: a.get.handler(bind(getDocument)),
  cancel: a.cancel.handler(bind(cancelDocument)),
});

export const myDocuments = c.router({
  list: c.list.handler(bind(listMyDocuments)),
  get: c.get.handler(bind(getMyDocument)),
});
