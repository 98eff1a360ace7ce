import type { Job } from '../../kernel/app.ts';
import { reads } from '../../kernel/db/db.ts';
import { generalQuery } from '../../settings/index.ts';
import { shopOf, waitsForAddress } from '../configuration.ts';
import type { LifecycleKind } from '../lifecycle-words.ts';
import { inLanguage } from '../rules.ts';
import { clockedWithClient } from '../store.ts';
import { because } from '../words/index.ts';
import { post } from './post-mail.ts';

type Found = Awaited<ReturnType<typeof clockedWithClient>>[number];

/** One mail per event, with what the service says when it is written. */
export const mailAboutLifecycle =
  (kind: LifecycleKind): Job<{ serviceId: string }>['run'] =>
  async (ctx, { serviceId }, { jobId }) => {
    const [rows, general] = await reads(ctx.db, [clockedWithClient(ctx.db, serviceId), generalQuery(ctx.db)]);
    const found = rows[0];
    if (!found) return { giveUp: because('service.gone') };
    const { clientId, ownerEmail, name, language, number, productName } = found;
    const at = shopOf(ctx, general);
    if (!at) return waitsForAddress();
    const template = {
      kind,
      name,
      service: `${inLanguage(productName, language)} #${number}`,
      link: `${at.address}/services/${serviceId}`,
      shop: at.shop,
      amount: amountOf(found),
      until: untilOf(found),
    };
    await post(ctx, { key: `${kind}:${jobId}`, to: ownerEmail, clientId, language, template });
    return undefined;
  };

const MICRO = 1_000_000;
const amountOf = ({ baseMicro, currency, language }: Found): string =>
  new Intl.NumberFormat(language, { style: 'currency', currency }).format(baseMicro / MICRO);

function untilOf({ status, terminateAt, paidThrough, anchorZone, language }: Found): string {
  const at = status === 'suspended' ? (terminateAt ?? 0) : paidThrough;
  if (at === 0) return '';
  const written = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: anchorZone });
  return `${written.format(at)} (${anchorZone})`;
}
