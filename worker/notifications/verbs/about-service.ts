import type { Job } from '../../kernel/app.ts';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db.ts';
import { configToMail, type MailedConfig } from '../../services/index.ts';
import { generalOf, generalQuery } from '../../settings/index.ts';
import { qrPng } from '../qr-png.ts';
import { inLanguage } from '../rules.ts';
import { serviceWithClient } from '../store.ts';
import { post } from './post.ts';

type AboutService = Job<{ serviceId: string }>['run'];

/** The configuration to send along; null when there is none that fits a code. */
async function configOf(
  ctx: Ctx,
  serviceId: string,
): Promise<{ config: MailedConfig | null } | { later: number; why: string }> {
  const got = await configToMail(ctx, serviceId);
  if (got.kind === 'retry') return { later: got.afterMs, why: got.why.detail };
  const config = got.kind === 'ok' ? got.value : null;
  return { config: config && qrPng(config.text) ? config : null };
}

/**
 * One mail per event. It holds nothing that opens the account, because the page behind the link asks who is there,
 * unless the product says that its configuration is mailed; a server that keeps silent about it does not stop the mail.
 */
export const mailAboutService =
  (kind: 'serviceActivated' | 'serviceFailed'): AboutService =>
  async (ctx, { serviceId }, { jobId, lastAttempt }) => {
    const [rows, general] = await reads(ctx.db, [serviceWithClient(ctx.db, serviceId), generalQuery(ctx.db)]);
    const found = rows[0];
    if (!found) return { giveUp: 'The service does not exist any more.' };
    const { clientId, ownerEmail, name, language, origin, number, productName, productConfig } = found;
    const told = {
      name,
      service: `${inLanguage(productName, language)} #${number}`,
      link: `${origin}/services/${serviceId}`,
      shop: generalOf(general).shopName,
    };
    const mail = { key: `${kind}:${jobId}`, to: ownerEmail, clientId, language };
    if (kind === 'serviceFailed') {
      await post(ctx, { ...mail, template: { kind, ...told } });
      return undefined;
    }
    const wanted = productConfig.welcomeMail === 'config';
    const got = wanted ? await configOf(ctx, serviceId) : { config: null };
    if ('later' in got && !lastAttempt) return got;
    const config = 'config' in got ? got.config : null;
    await (config
      ? post(ctx, { ...mail, template: { kind, ...told, config: config.text }, config })
      : post(ctx, { ...mail, template: { kind, ...told } }));
    return undefined;
  };
