/** What an operator sets on a panel, and on a product that is sold through it. */
import * as z from 'zod/mini';
import { fieldMeta } from '../../../kernel/contract.ts';
import type { ServerAddress } from '../port.ts';
import { checkNameRule, DEFAULT_NAME_RULE } from './name.ts';

const MAX_MBPS = 10_000;
const MAX_URL_CHARS = 500;
const MAX_RULE_CHARS = 200;

/** 0 means that the account has no cap of its own; the network's still holds. */
const mbps = () => {
  const hint = `Enter a whole number from 0 to ${MAX_MBPS}.`;
  return z._default(z.int(hint).check(z.gte(0, hint), z.lte(MAX_MBPS, hint)), 0).register(fieldMeta, { kind: 'mbps' });
};

function isWebAddress(text: string): boolean {
  if (text === '') return true;
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return false;
  const { username, password, hostname } = new URL(text);
  return username === '' && password === '' && hostname !== '';
}

const nameRule = z.string().check(
  z.trim(),
  z.maxLength(MAX_RULE_CHARS),
  z.check<string>((context) => {
    const verdict = checkNameRule(context.value);
    if (!verdict.ok) context.issues.push({ code: 'custom', message: verdict.why, input: context.value });
  }),
);

const instructionUrl = z
  .string()
  .check(
    z.trim(),
    z.maxLength(MAX_URL_CHARS),
    z.refine(isWebAddress, 'Enter an address that begins with http:// or https://, or leave it empty.'),
  );

export const serverConfig = z.strictObject({
  token: z
    .string()
    .check(z.trim(), z.minLength(8, 'Paste the whole API token.'), z.maxLength(400))
    .register(fieldMeta, { kind: 'secret' }),
});

export type PanelServer = ServerAddress & z.output<typeof serverConfig>;

export const productConfig = z.strictObject({
  downMbps: mbps(),
  upMbps: mbps(),
  nameRule: z._default(nameRule, DEFAULT_NAME_RULE),
  instructionUrl: z._default(instructionUrl, ''),
  /** How the customer sees the VPN password: at once, after a click, or not at all. */
  showPassword: z._default(z.enum(['plain', 'button', 'no']), 'plain'),
  /** The mail about a new account only links to its page, or holds the WireGuard configuration and its QR code. */
  welcomeMail: z._default(z.enum(['link', 'config']), 'link'),
});

export type ProductConfig = z.output<typeof productConfig>;
