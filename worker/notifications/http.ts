import { bound } from '../kernel/http/bind.ts';
import {
  mails as mailsContract,
  notificationsPublic as publicContract,
  senders as sendersContract,
} from './contract/admin.ts';
import { listMails, readDemoMails } from './verbs/list-mails.ts';
import { resendWelcome } from './verbs/mail-about-service.ts';
import { senderDrivers, senderVerbs } from './verbs/manage-senders.ts';
import { retryMail } from './verbs/retry-mail.ts';
import { testSender } from './verbs/test-sender.ts';

export const notificationsPublic = bound(publicContract, { demoMails: readDemoMails });
export const mails = bound(mailsContract, {
  list: listMails,
  resend: resendWelcome,
  retry: retryMail,
});
export const senders = bound(sendersContract, { ...senderVerbs, drivers: senderDrivers, test: testSender });
