import * as z from 'zod/mini';
import {
  currency,
  entryMicro,
  fieldMeta,
  id,
  instant,
  optionalProse,
  optionalText,
  PERIODS,
  type Period,
  text,
} from '../../kernel/contract.ts';
import { driverForm } from '../../kernel/instance.ts';
import { caps } from '../../servers/contract/model.ts';

export { PERIODS, type Period };

/** Texts by locale; English is required and is what a missing translation falls back to. */
export const localised = (max: number) =>
  z.strictObject({
    en: text(max),
    pl: z.optional(optionalText(max)),
    uk: z.optional(optionalText(max)),
    fr: z.optional(optionalText(max)),
  });
export const localisedOptional = (max: number) =>
  z.strictObject({
    en: optionalProse(max),
    pl: z.optional(optionalProse(max)),
    uk: z.optional(optionalProse(max)),
    fr: z.optional(optionalProse(max)),
  });

export type Localised = z.infer<ReturnType<typeof localisedOptional>>;

const key = () =>
  z
    .string()
    .check(
      z.trim(),
      z.toLowerCase(),
      z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'Use 1 to 40 letters a–z, digits and hyphens.'),
    );

export const productGroupDraft = z.strictObject({
  key: key(),
  name: localised(80),
  description: localisedOptional(500),
  hidden: z.boolean(),
  position: z.int().check(z.gte(0), z.lte(100_000)),
});
export const productGroupChange = z.extend(productGroupDraft, { id: id() });
export const productGroup = z.object({
  id: id(),
  key: z.string(),
  name: localised(80),
  description: localisedOptional(500),
  hidden: z.boolean(),
  position: z.int(),
  products: z.int(),
  createdAt: instant(),
});
export type ProductGroup = z.infer<typeof productGroup>;

const mbps = () =>
  z
    .int('Enter a whole number.')
    .check(z.gte(0, 'Use 0 (unlimited) to 10000.'), z.lte(10_000, 'Use 0 (unlimited) to 10000.'))
    .register(fieldMeta, { kind: 'mbps' });

/** What every account of the product gets, and beside it the driver's own settings by name. */
export const vpnConfig = z.looseObject({
  /** 0: no per-account cap. */
  downMbps: mbps(),
  upMbps: mbps(),
  /** e.g. `vpn-{client_id}-{service_id}-{random_letter_4}`. */
  nameRule: text(120),
  instructionUrl: optionalText(500),
  showPassword: z.enum(['plain', 'button', 'no']),
  /** What the mail about a new service holds; a link to its page when absent. */
  welcomeMail: z.optional(z.enum(['link', 'config'])),
});
export type VpnConfig = z.infer<typeof vpnConfig>;
/** Names of the settings that products of every driver have. */
export const ACCOUNT_SETTINGS: readonly string[] = Object.keys(vpnConfig.shape);

/** A driver that products can be sold through, with what it adds to their settings. `nameRule`: of a product for which nobody says one. */
export const productDriver = z.extend(driverForm, { nameMacros: z.array(z.string()), nameRule: z.string() });
export type ProductDriver = z.infer<typeof productDriver>;

/** Without `nameRule`, a new product takes the driver's own. */
export const vpnDraft = z.extend(vpnConfig, { nameRule: z.optional(text(120)) });

/** A server → network pair; the first that can take an account wins. */
export const target = z.strictObject({
  serverId: id(),
  network: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/, 'This is not a network name.')),
});

const amount = () => entryMicro().check(z.gte(0, 'Prices are zero or more.'));
export const periodPrice = z.strictObject({ period: z.enum(PERIODS), setupMicro: amount(), baseMicro: amount() });
export type PeriodPrice = z.infer<typeof periodPrice>;
export const priceList = z.strictObject({
  currency: currency(),
  periods: z.array(periodPrice).check(z.minLength(1, 'Price at least one period.'), z.maxLength(11)),
});
export type PriceList = z.infer<typeof priceList>;

/** Absent: as it was, on a new product 0 and 3. */
const clockFields = {
  /** How long a service goes on after its funds ended, before it is suspended. */
  graceHours: z.optional(z.int().check(z.gte(0, 'Use 0 to 8760 hours.'), z.lte(8760, 'Use 0 to 8760 hours.'))),
  /** How long before a charge that the balance does not cover its customer is told; 0: never. */
  lowBalanceDays: z.optional(z.int().check(z.gte(0, 'Use 0 to 90 days.'), z.lte(90, 'Use 0 to 90 days.'))),
};

const productFields = {
  key: key(),
  groupId: id(),
  name: localised(80),
  summary: localisedOptional(160),
  description: localisedOptional(4000),
  hidden: z.boolean(),
  retired: z.boolean(),
  position: z.int().check(z.gte(0), z.lte(100_000)),
  /** Exactly one of the two: one server, or a group of them. */
  serverId: z.nullable(id()),
  serverGroupId: z.nullable(id()),
  cancellationDelayHours: z.int().check(z.gte(1), z.lte(8760)),
  terminationDelayHours: z.int().check(z.gte(1), z.lte(8760)),
  vpn: vpnConfig,
  targets: z.array(target).check(z.maxLength(200)),
  prices: z.array(priceList).check(z.maxLength(50)),
};
export const productDraft = z.strictObject({ ...productFields, ...clockFields, vpn: vpnDraft });
export type ProductDraft = z.infer<typeof productDraft>;
export const productChange = z.strictObject({ id: id(), ...productFields, ...clockFields });
export type ProductChange = z.infer<typeof productChange>;
export const product = z.object({
  id: id(),
  ...productFields,
  graceHours: z.int(),
  lowBalanceDays: z.int(),
  activeServices: z.int(),
  totalServices: z.int(),
  createdAt: instant(),
  /** Said on save and shown beside the field: not an error. */
  warnings: z.array(z.object({ pointer: z.string(), message: z.string() })),
});
export type Product = z.infer<typeof product>;

/** A product in a list. */
export const productRow = z.object({
  id: id(),
  key: z.string(),
  name: localised(80),
  groupId: id(),
  hidden: z.boolean(),
  retired: z.boolean(),
  position: z.int(),
  caps,
  activeServices: z.int(),
  totalServices: z.int(),
  createdAt: instant(),
});
export type ProductRow = z.infer<typeof productRow>;

/** A plan as the portal sells it, in the client's currency and language. */
export const plan = z.object({
  id: id(),
  name: z.string(),
  summary: z.string(),
  description: z.string(),
  group: z.object({ id: id(), name: z.string(), description: z.string() }),
  caps,
  currency: currency(),
  periods: z.array(periodPrice),
});
export type Plan = z.infer<typeof plan>;
