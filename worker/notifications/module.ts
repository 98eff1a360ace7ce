import { defineModule, type ProblemRows } from '../kernel/module.ts';
import * as http from './http.ts';
import { sendMail } from './jobs.ts';
import { mailListeners } from './listeners.ts';
import { purgeSealedTexts } from './tasks.ts';

/** Of everything that is monitored, mail is the lowest: it declares what all of it asks for. */
const permissions = ['monitoring.read', 'monitoring.write'] as const;

const problems = {
  mail_not_failed: { status: 409, title: 'Only a mail that failed or was held is sent again.', guard: true },
  mail_held: {
    status: 429,
    title: 'So many mails went to this address, from this account or from this network that no more leave for now.',
    guard: true,
  },
  mail_text_gone: {
    status: 409,
    title: 'Its links and configuration are no longer kept, so it cannot be sent as it was written.',
  },
} as const satisfies ProblemRows;

declare module '../kernel/contract.ts' {
  interface Permissions extends Record<(typeof permissions)[number], true> {}
  interface Problems extends Record<keyof typeof problems, true> {}
}

export const notifications = defineModule({
  name: 'notifications',
  layer: 11,
  permissions,
  problems,
  titles: (language) => import(`./words/${language}/titles.ts`),
  retention: [purgeSealedTexts],
  jobs: [sendMail],
  listeners: mailListeners,
  router: { public: http.notificationsPublic, admin: { mails: http.mails, senders: http.senders } },
});
