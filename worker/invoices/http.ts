import { bound } from '../kernel/http/bind.ts';
import { documents as adminContract } from './contract/admin.ts';
import { documents as clientContract } from './contract/client.ts';
import {
  cancelDocument,
  getDocument,
  getMyDocument,
  listDocuments,
  listMyDocuments,
} from './verbs/manage-documents.ts';

export const documents = bound(adminContract, {
  list: listDocuments,
  get: getDocument,
  cancel: cancelDocument,
});

export const myDocuments = bound(clientContract, {
  list: listMyDocuments,
  get: getMyDocument,
});
