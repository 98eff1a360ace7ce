import * as z from 'zod/mini';
import { PROTOCOL_KEYS } from '../../delivery/contract/model.ts';
import { id, instant } from '../../kernel/contract.ts';

export const VALIDITIES = ['1h', '24h', '7d'] as const;
export type Validity = (typeof VALIDITIES)[number];
export const MOST_USES = 5;

/** `id` is the service's. Without the others: once, within 24 hours. */
export const linkDraft = z.strictObject({
  id: id(),
  validity: z.optional(z.enum(VALIDITIES)),
  maxUses: z.optional(z.int('Enter a whole number.').check(z.gte(1), z.lte(MOST_USES, 'Use at most 5.'))),
});

/** A link that still opens. Its address was shown once, to whoever made it. */
export const link = z.object({
  id: id(),
  createdAt: instant(),
  expiresAt: instant(),
  maxUses: z.int(),
  usesLeft: z.int(),
  authorKind: z.enum(['user', 'admin']),
  /** '' for a customer when it was staff. */
  authorName: z.string(),
});
export type OneTimeLink = z.infer<typeof link>;

/** The secret is after the `#`, which no browser sends anywhere. `url`: a path of the shop while it does not know its public address. */
export const madeLink = z.object({ link, url: z.string() });

/** The panel's own. `maxUses` null: it did not say; 0: without limit. */
export const panelLink = z.object({
  url: z.string(),
  maxUses: z.nullable(z.int()),
  expiryDays: z.nullable(z.int()),
});

export const redemption = z.strictObject({
  serviceId: id(),
  token: z.string().check(z.minLength(20, 'This is not a whole link.'), z.maxLength(100, 'This is not a link.')),
});

/** Everything that a device needs. User name and password are null when the plan does not show them. */
export const revealed = z.object({
  name: z.string(),
  ipv4: z.nullable(z.string()),
  username: z.nullable(z.string()),
  password: z.nullable(z.string()),
  files: z.array(
    z.object({
      protocol: z.enum(PROTOCOL_KEYS),
      text: z.string(),
      fileName: z.string(),
      mediaType: z.string(),
    }),
  ),
  usesLeft: z.int(),
});
export type Revealed = z.infer<typeof revealed>;
