/** A driver as the console shows it: what it is called in the reader's language, and the fields of its form. */
import * as z from 'zod/mini';
import type { Locale } from '../kernel/contract.ts';
import { emptyValues, fieldsOf } from '../kernel/fields.ts';
import type { Driver } from './driver.ts';

const limit = z.optional(z.number());
const formField = z.object({
  path: z.string(),
  type: z.enum(['text', 'number', 'boolean', 'choice', 'localised', 'other']),
  meta: z.object({ kind: z.optional(z.string()), resource: z.optional(z.string()) }),
  required: z.boolean(),
  nullable: z.boolean(),
  options: z.array(z.string()),
  minLength: limit,
  maxLength: limit,
  min: limit,
  max: limit,
  integer: z.boolean(),
});

/** `words`: labels, helps and options of the fields, by the keys that `DriverWords` names. */
export const driverForm = z.object({
  key: z.string(),
  label: z.string(),
  capabilities: z.array(z.string()),
  fields: z.array(formField),
  initial: z.record(z.string(), z.unknown()),
  words: z.record(z.string(), z.string()),
});
export type DriverForm = z.infer<typeof driverForm>;

// biome-ignore lint/suspicious/noExplicitAny: a form is made of what every driver declares, whatever it opens
type AnyDriver = Driver<z.ZodMiniObject, unknown, any, any>;

export function formOf(driver: AnyDriver, language: Locale): DriverForm {
  const words = { ...driver.words?.en, ...driver.words?.[language] };
  return {
    key: driver.key,
    label: words.label ?? driver.label,
    capabilities: [...driver.capabilities],
    fields: fieldsOf(driver.config).map((field) => ({ ...field, options: [...field.options] })),
    initial: emptyValues(driver.config),
    words,
  };
}
