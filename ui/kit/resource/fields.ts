import * as z from 'zod/mini';
import { emptyValues, type Schema } from '../../../worker/kernel/fields.ts';

export { emptyValues, type FieldShape, fieldsOf } from '../../../worker/kernel/fields.ts';

/** The part of a record that the schema takes: a change is sent whole and unknown keys are refused. */
export const valuesFrom = (schema: Schema, record: Record<string, unknown>): Record<string, unknown> => {
  const empty = emptyValues(schema);
  return Object.fromEntries(Object.keys(empty).map((key) => [key, record[key] ?? empty[key]]));
};

/** First message per field path. A message without words of its own is left to the caller. */
export const schemaErrors = (schema: Schema, values: unknown): Record<string, string> => {
  const result = z.safeParse(schema, values);
  const found: Record<string, string> = {};
  for (const { path, message } of result.success ? [] : result.error.issues) found[path.join('.')] ??= message;
  return found;
};
