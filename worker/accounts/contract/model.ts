import * as z from 'zod/mini';
import {
  amountMicro,
  currency,
  email,
  entryMicro,
  fieldMeta,
  id,
  instant,
  locale,
  optionalProse,
  optionalText,
  text,
} from '../../kernel/contract.ts';
import { currencyModel, taxId } from '../../settings/contract/model.ts';
import { password } from '../../staff/contract/model.ts';

export const CLIENT_STATUSES = ['new', 'active', 'inactive', 'closed', 'fraud'] as const;

export const signUp = z.strictObject({
  name: text(120),
  email: email(),
  password: password(),
  language: locale(),
  currency: z.optional(currency()),
});
export const resetPassword = z.strictObject({ token: z.string().check(z.maxLength(200)), password: password() });

export const wallet = { balanceMicro: amountMicro(), heldMicro: amountMicro(), creditLimitMicro: amountMicro() };

export const clientSession = z.object({
  /** `contactEmail` is '' where the shop names none. */
  brand: z.object({ name: z.string(), contactEmail: z.string() }),
  mode: z.enum(['production', 'demo', 'dev', 'test']),
  locales: z.array(locale()),
  currencies: z.array(currencyModel),
  user: z.nullable(z.object({ id: id(), email: z.string(), name: z.string(), language: locale() })),
  client: z.nullable(
    z.object({
      id: id(),
      number: z.int(),
      name: z.string(),
      currency: currency(),
      status: z.enum(CLIENT_STATUSES),
      /** Documents can be made out to it: an address is said as a whole, or not at all. */
      hasAddress: z.boolean(),
      ...wallet,
    }),
  ),
});

export const client = z.object({
  id: id(),
  number: z.int(),
  name: z.string(),
  companyName: z.string(),
  taxId: z.string(),
  status: z.enum(CLIENT_STATUSES),
  language: locale(),
  currency: currency(),
  ownerEmail: z.string(),
  adminNotes: z.string(),
  /** As it is printed, one line each; '' when it is not known. */
  address: z.string(),
  createdAt: instant(),
  ...wallet,
});
export type Client = z.infer<typeof client>;

export const clientChange = z.strictObject({
  id: id(),
  name: text(120),
  companyName: optionalText(120),
  taxId: taxId(),
  status: z.enum(CLIENT_STATUSES),
  language: locale(),
  creditLimitMicro: entryMicro(),
  adminNotes: optionalProse(4000).register(fieldMeta, { kind: 'longtext' }),
});

/** Somebody who may sign in for a client. */
export const clientUser = z.object({
  id: id(),
  name: z.string(),
  email: z.string(),
  owner: z.boolean(),
  disabled: z.boolean(),
  /** Where they are signed in now. */
  sessions: z.int(),
  /** To within ten minutes; null when nowhere. */
  seenAt: z.nullable(instant()),
});
export type ClientUser = z.infer<typeof clientUser>;
