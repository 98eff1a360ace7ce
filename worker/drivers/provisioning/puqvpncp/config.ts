/** What an operator sets on a panel, and on a product that is sold through it. */
import * as z from 'zod/mini';
import { fieldMeta } from '../../../kernel/contract.ts';
import { accountSettings, type ServerAddress } from '../port.ts';
import { checkNameRule, DEFAULT_NAME_RULE } from './name.ts';

const MAX_RULE_CHARS = 200;

const nameRule = z.string().check(
  z.trim(),
  z.maxLength(MAX_RULE_CHARS),
  z.check<string>((context) => {
    const verdict = checkNameRule(context.value);
    if (!verdict.ok) context.issues.push({ code: 'custom', message: verdict.why, input: context.value });
  }),
);

export const serverConfig = z.strictObject({
  token: z
    .string()
    .check(z.trim(), z.minLength(8, 'Paste the whole API token.'), z.maxLength(400))
    // Where it goes is no setting of the driver but of the server, which guards it itself.
    .register(fieldMeta, { kind: 'secret', sentTo: [] }),
});

export type PanelServer = ServerAddress & z.output<typeof serverConfig>;

export const productConfig = z.strictObject({ ...accountSettings, nameRule: z._default(nameRule, DEFAULT_NAME_RULE) });

export type ProductConfig = z.output<typeof productConfig>;
