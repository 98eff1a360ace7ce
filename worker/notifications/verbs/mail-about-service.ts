import { configToMail, type MailedConfig } from '../../delivery/index.ts';
import type { Job } from '../../kernel/app.ts';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { statusWord } from '../../services/index.ts';
import { generalQuery } from '../../settings/index.ts';
import { shopOf, waitsForAddress } from '../configuration.ts';
import { inLanguage } from '../rules.ts';
import { serviceWithClient } from '../store.ts';
import { because, fault, happened } from '../words/index.ts';
import { post } from './post-mail.ts';

type AboutService = Job<{ serviceId: string }>['run'];

/** The configuration to send along; null when there is none that fits a code. */
async function configOf(
  ctx: Ctx,
  serviceId: string,
): Promise<{ config: MailedConfig | null } | { later: number; why: string }> {
  const got = await configToMail(ctx, serviceId);
  if (got.kind === 'retry') return { later: got.afterMs, why: got.why.detail };
  const config = got.kind === 'ok' ? got.value : null;
  const { qrPng } = await import('../qr-png.ts');
  return { config: config && qrPng(config.text) ? config : null };
}

type Found = Awaited<ReturnType<typeof serviceWithClient>>[number];
type Shop = NonNullable<ReturnType<typeof shopOf>>;
const toldOf = (serviceId: string, { name, language, number, productName }: Found, { shop, address }: Shop) => ({
  name,
  service: `${inLanguage(productName, language)} #${number}`,
  link: `${address}/services/${serviceId}`,
  shop,
});

/**
 * One mail per event. It holds nothing that opens the account, because the page behind the link asks who is there,
 * unless the product says that its configuration is mailed; a server that keeps silent about it does not stop the mail.
 */
export const mailAboutService =
  (kind: 'serviceActivated' | 'serviceFailed'): AboutService =>
  async (ctx, { serviceId }, { jobId, lastAttempt }) => {
    const [rows, general] = await reads(ctx.db, [serviceWithClient(ctx.db, serviceId), generalQuery(ctx.db)]);
    const found = rows[0];
    if (!found) return { giveUp: because('service.gone') };
    const { clientId, ownerEmail, language, productConfig } = found;
    const at = shopOf(ctx, general);
    if (!at) return waitsForAddress();
    const told = toldOf(serviceId, found, at);
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

/**
 * The mail about an active service once more, as its product has it now. `withConfig` false: only the link, because
 * there is no configuration that fits or the server kept silent about it.
 */
export async function resendWelcome(ctx: Ctx, { id }: { id: string }) {
  const [rows, general] = await reads(ctx.db, [serviceWithClient(ctx.db, id), generalQuery(ctx.db)]);
  const found = rows[0];
  if (!found) throw new Problem('not_found');
  const { clientId, ownerEmail, language, number, productConfig, serviceStatus } = found;
  if (serviceStatus !== 'active')
    throw new Problem('wrong_state', { detail: fault('welcome.state', { status: statusWord(serviceStatus) }) });
  const at = shopOf(ctx, general);
  if (!at) throw new Problem('address_unknown');
  const got = productConfig.welcomeMail === 'config' ? await configOf(ctx, id) : { config: null };
  const config = 'config' in got ? got.config : null;
  const told = { kind: 'serviceActivated', ...toldOf(id, found, at) } as const;
  await post(ctx, {
    ...{ key: `resent:${ctx.id()}`, to: ownerEmail, clientId, language },
    ...(config ? { template: { ...told, config: config.text }, config } : { template: told }),
    audit: {
      action: 'service.mail_resent',
      subject: `service:${id}`,
      clientId,
      words: happened('mail.resent', { number, email: ownerEmail }),
    },
  });
  return { to: ownerEmail, withConfig: config !== null };
}
