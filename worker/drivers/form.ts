/** A driver as the console shows it: what it is called in the reader's language, and the fields of its form. */
import type * as z from 'zod/mini';
import { emptyValues, fieldsOf } from '../kernel/fields.ts';
import type { DriverForm } from '../kernel/instance.ts';
import type { Teller } from '../kernel/words/word.ts';
import type { Driver } from './driver.ts';

// biome-ignore lint/suspicious/noExplicitAny: a form is made of what every driver declares, whatever it opens
type AnyDriver = Driver<z.ZodMiniObject, unknown, any, any>;

export type Named = Pick<AnyDriver, 'label' | 'words'>;

/** What it is called in the reader's language. */
export const labelOf = ({ label, words }: Named, say: Teller): string => (words?.label ? say(words.label) : label);

/** `schema`: what of it is configured; its instances unless told. */
export function formOf(driver: AnyDriver, say: Teller, schema = driver.config): DriverForm {
  const words = Object.fromEntries(Object.entries(driver.words ?? {}).map(([key, word]) => [key, say(word)]));
  return {
    key: driver.key,
    label: labelOf(driver, say),
    capabilities: [...driver.capabilities],
    fields: fieldsOf(schema),
    initial: emptyValues(schema),
    words,
  };
}
