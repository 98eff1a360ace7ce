import type { Job } from '../../kernel/app.ts';
import { reads } from '../../kernel/db.ts';
import { generalOf, generalQuery } from '../../settings/index.ts';
import { inLanguage } from '../rules.ts';
import { serviceWithClient } from '../store.ts';
import { post } from './post.ts';

/** One mail per event, without anything that opens the account: the page behind the link asks who is there. */
export const mailAboutService =
  (kind: 'serviceActivated' | 'serviceFailed'): Job<{ serviceId: string }>['run'] =>
  async (ctx, { serviceId }, { jobId }) => {
    const [rows, general] = await reads(ctx.db, [serviceWithClient(ctx.db, serviceId), generalQuery(ctx.db)]);
    const found = rows[0];
    if (!found) return { giveUp: 'The service does not exist any more.' };
    const { clientId, ownerEmail, name, language, origin, number, productName } = found;
    const service = `${inLanguage(productName, language)} #${number}`;
    const link = `${origin}/services/${serviceId}`;
    const template = { kind, name, service, link, shop: generalOf(general).shopName };
    await post(ctx, { key: `${kind}:${jobId}`, to: ownerEmail, clientId, language, template });
    return undefined;
  };
