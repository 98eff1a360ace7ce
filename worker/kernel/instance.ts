/** Drivers as they are chosen and configured: the form of each, and what is stored and told of an instance. */
import * as z from 'zod/mini';
import { id, instant, optionalText, text } from './contract.ts';
import { fieldShape } from './fields.ts';

/** `words`: labels, helps and options of the fields, by the keys that drivers use. */
export const driverForm = z.object({
  key: z.string(),
  label: z.string(),
  capabilities: z.array(z.string()),
  fields: z.array(fieldShape),
  initial: z.record(z.string(), z.unknown()),
  words: z.record(z.string(), z.string()),
});
export type DriverForm = z.infer<typeof driverForm>;

/** Settings of a driver by name. On the way in, secrets that are empty, absent or `true` stay as they are stored. */
export const settings = () => z.optional(z.record(z.string().check(z.maxLength(40)), z.unknown()));

/** What staff say of an instance of a driver. An empty name: it is called as its driver. */
export const instanceFields = {
  driver: text(40),
  name: optionalText(80),
  enabled: z.boolean(),
  position: z.int('Enter a whole number.').check(z.gte(0), z.lte(100_000)),
  config: settings(),
};

/** `true` stands for a secret that is stored. */
export const instanceModel = z.object({
  id: id(),
  driver: z.string(),
  name: z.string(),
  /** Its name, or what its driver is called. */
  label: z.string(),
  enabled: z.boolean(),
  position: z.int(),
  config: z.record(z.string(), z.unknown()),
  createdAt: instant(),
  /** When staff last changed it; null: as it came. */
  updatedAt: z.nullable(instant()),
});
export type Instance = z.infer<typeof instanceModel>;
