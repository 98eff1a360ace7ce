import * as z from 'zod/mini';
import { currency, email, entryMicro, fieldMeta, optionalProse, optionalText, text } from '../../kernel/contract.ts';

/** How a currency is written and to which digit documents round. */
export const currencyModel = z.object({
  code: currency(),
  minorDigits: z.int().check(z.gte(0), z.lte(4)),
  prefix: z.string(),
  suffix: z.string(),
});
export type Currency = z.infer<typeof currencyModel>;

/** As documents print it. Irish numbers may hold + or *, Mexican ones & or Ñ. */
export const taxId = () =>
  optionalText(40).check(z.regex(/^[A-Za-z0-9Ññ ./&+*-]*$/, 'Use letters, digits, spaces and . / - & + * only.'));

export const generalSettings = z.strictObject({
  shopName: text(80),
  /** Where customers write to, shown to them wherever only staff can help. Absent: as it was; '' shows none. */
  contactEmail: z.optional(z.union([z.literal(''), email()], 'Enter an e-mail address.')),
  /** Where customers find the shop: mails and links lead there. Absent: as it was; '' takes the address of the deployment. */
  publicAddress: z.optional(z.string().check(z.trim(), z.maxLength(200))),
  companyName: text(120),
  companyAddress: optionalProse(300),
  companyTaxId: taxId(),
  defaultCurrency: currency(),
  /** IANA zone in which billing periods begin and end. */
  timeZone: text(60),
  taxName: optionalText(30),
  /** Parts per million of the net amount: 230 000 is 23 %. */
  taxRatePpm: z.int().check(z.gte(0), z.lte(1_000_000)).register(fieldMeta, { kind: 'percent' }),
  minTopUpMicro: entryMicro(),
  maxTopUpMicro: entryMicro(),
  /** Whether customers show to read their address before an order that no gateway has paid. Absent: as it was. */
  confirmEmail: z.optional(z.boolean()),
  proformaDueDays: z.int().check(z.gte(1), z.lte(90)),
  /** How often a VPN server is asked who is connected, while somebody looks. Absent: as it was. */
  liveIntervalSeconds: z.optional(
    z.int().check(z.gte(2, 'Use 2 seconds or more.'), z.lte(300, 'Use 300 seconds or less.')),
  ),
  /** A staff session in which nothing happens ends after that time. Absent: as it was. */
  staffIdleMinutes: z.optional(
    z.int().check(z.gte(5, 'Use 5 minutes or more.'), z.lte(720, 'Use 720 minutes or less.')),
  ),
});
export type GeneralSettings = z.infer<typeof generalSettings>;
