import { bound } from '../kernel/http/bind.ts';
import { mails as mailsContract, notificationsPublic as publicContract } from './contract/admin.ts';
import { listMails, readDemoMails } from './verbs/list-mails.ts';
import { resendWelcome } from './verbs/mail-about-service.ts';

export const notificationsPublic = bound(publicContract, { demoMails: readDemoMails });
export const mails = bound(mailsContract, {
  list: listMails,
  resend: resendWelcome,
});
