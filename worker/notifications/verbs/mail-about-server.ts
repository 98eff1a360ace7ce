import type { Job } from '../../kernel/app.ts';
import { reads } from '../../kernel/db/db.ts';
import { alertBy, serverById } from '../../servers/index.ts';
import { generalOf, generalQuery } from '../../settings/index.ts';
import { staffToTell, whoMay } from '../../staff/index.ts';
import { post } from './post-mail.ts';

/** To each of the staff who may see servers. What holds no longer when its turn comes is not mailed. */
export const mailAboutServer: Job<{ serverId: string; mark: string }>['run'] = async (ctx, payload, { jobId }) => {
  const { serverId, mark } = payload;
  const [servers, alerts, people, general] = await reads(ctx.db, [
    serverById(ctx.db, serverId),
    alertBy(ctx.db, serverId, mark),
    staffToTell(ctx.db),
    generalQuery(ctx.db),
  ]);
  const [server, alert] = [servers[0], alerts[0]];
  if (!server || !alert) return undefined;
  const { shopName: shop } = generalOf(general);
  for (const { staffName: name, email } of whoMay('servers.read', people)) {
    const template = { kind: 'serverAlert', name, server: server.name, state: alert.state, shop } as const;
    await post(ctx, {
      key: `serverAlert:${jobId}:${email}`,
      to: email,
      clientId: null,
      language: 'en',
      template,
      toStaff: true,
    });
  }
  return undefined;
};
