import { bind, implementer } from '../kernel/http/bind.ts';
import { mails as mailsContract, notificationsPublic as publicContract } from './contract/admin.ts';
import { resendWelcome } from './verbs/about-service.ts';
import { listMails, readDemoMails } from './verbs/mails.ts';

const open = implementer(publicContract);
const m = implementer(mailsContract);

export const notificationsPublic = open.router({ demoMails: open.demoMails.handler(bind(readDemoMails)) });
export const mails = m.router({
  list: m.list.handler(bind(listMails)),
  resend: m.resend.handler(bind(resendWelcome)),
});
