import { bound } from '../kernel/http/bind.ts';
import {
  mails as mailsContract,
  notificationsPublic as publicContract,
  senders as sendersContract,
} from './contract/admin.ts';
import { listMails, readDemoMails } from './verbs/list-mails.ts';
import { resendWelcome } from './verbs/mail-about-service.ts';
import { senderDrivers, senderVerbs } from './verbs/manage-senders.ts';

export const notificationsPublic = bound(publicContract, { demoMails: readDemoMails });
export const mails = bound(mailsContract, {
  list: listMails,
  resend: resendWelcome,
});
export const senders = bound(sendersContract, { ...senderVerbs, drivers: senderDrivers });
