import { defineModule } from '../kernel/module.ts';
import * as http from './http.ts';
import { sendMail } from './jobs.ts';
import { mailListeners } from './listeners.ts';
import { purgeSealedTexts } from './tasks.ts';

export const notifications = defineModule({
  name: 'notifications',
  layer: 11,
  retention: [purgeSealedTexts],
  jobs: [sendMail],
  listeners: mailListeners,
  router: { public: http.notificationsPublic, admin: { mails: http.mails, senders: http.senders } },
});
