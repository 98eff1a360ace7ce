import type { MailedConfig } from '../delivery/index.ts';
import type { Attachment } from '../drivers/sender/port.ts';
import type { Ctx } from '../kernel/context.ts';
import type { Place } from '../kernel/identity/secret.ts';
import { masked } from './rules.ts';
import type { MailRow } from './store.ts';

const textPlace = (mailId: string): Place => `mail:${mailId}:text_sealed`;
const configPlace = (mailId: string): Place => `mail:${mailId}:config_sealed`;

/** A text with an access link or a configuration is kept twice: masked for staff, sealed for the sender. */
export async function sealMail(ctx: Ctx, mailId: string, text: string, config: MailedConfig | null) {
  const shown = masked(text, config?.text);
  return {
    text: shown,
    textSealed: shown === text ? null : await ctx.secrets.seal(text, textPlace(mailId)),
    configSealed: config && (await ctx.secrets.seal(JSON.stringify(config), configPlace(mailId))),
  };
}

/** The text as the recipient gets it. */
export const openText = (ctx: Ctx, row: Pick<MailRow, 'id' | 'text' | 'textSealed'>): Promise<string> =>
  row.textSealed === null ? Promise.resolve(row.text) : ctx.secrets.open(row.textSealed, textPlace(row.id));

/** Made anew for each sending from what is kept: the QR code of the configuration, then its file. */
export async function openAttachments(ctx: Ctx, row: Pick<MailRow, 'id' | 'configSealed'>): Promise<Attachment[]> {
  if (row.configSealed === null) return [];
  const config: MailedConfig = JSON.parse(await ctx.secrets.open(row.configSealed, configPlace(row.id)));
  const { text, fileName } = config;
  const { qrPng } = await import('./qr-png.ts');
  const code = qrPng(text);
  const file: Attachment = {
    fileName,
    mediaType: 'text/plain; charset=utf-8',
    contentId: null,
    content: new TextEncoder().encode(text),
  };
  if (!code) return [file];
  const picture = fileName.replace(/\.\w+$/, '.png');
  return [{ fileName: picture, mediaType: 'image/png', contentId: 'qr', content: code }, file];
}
