import { defineModule } from '../kernel/module.ts';
import * as http from './http.ts';
import { sendMail } from './jobs.ts';
import { mailListeners } from './listeners.ts';
import { purgeSealedTexts } from './tasks.ts';

/** Of everything that is monitored, mail is the lowest: it declares what all of it asks for. */
const permissions = ['monitoring.read'] as const;

declare module '../kernel/contract.ts' {
  interface Permissions extends Record<(typeof permissions)[number], true> {}
}

export const notifications = defineModule({
  name: 'notifications',
  layer: 11,
  permissions,
  retention: [purgeSealedTexts],
  jobs: [sendMail],
  listeners: mailListeners,
  router: { public: http.notificationsPublic, admin: { mails: http.mails, senders: http.senders } },
});
