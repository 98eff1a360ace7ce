/** What an object schema says of its fields: the console's forms are made of it, and the forms of drivers. */
import * as z from 'zod/mini';
import { FIELD_KINDS, type FieldMeta, fieldMeta } from './contract.ts';

const limit = z.optional(z.number());
/** What a form needs to know of one field, read from its schema. */
export const fieldShape = z.object({
  path: z.string(),
  type: z.enum(['text', 'number', 'boolean', 'choice', 'localised', 'other']),
  meta: z.object({
    kind: z.optional(z.enum(FIELD_KINDS)),
    resource: z.optional(z.string()),
    sentTo: z.optional(z.readonly(z.array(z.string()))),
  }),
  required: z.boolean(),
  nullable: z.boolean(),
  options: z.array(z.string()),
  minLength: limit,
  maxLength: limit,
  min: limit,
  max: limit,
  integer: z.boolean(),
});

export type FieldShape = z.infer<typeof fieldShape>;

export type Schema = z.ZodMiniType;
type Check = { check: string; minimum?: number; maximum?: number; value?: number };
type Def = {
  type: string;
  format?: string;
  innerType?: Schema;
  defaultValue?: unknown;
  shape?: Record<string, Schema>;
  entries?: Record<string, string>;
  checks?: readonly { _zod: { def: Check } }[];
};

const defOf = (schema: Schema): Def => schema._zod.def as unknown as Def;

/** The bound that a check of this kind sets. */
const limitOf = (schema: Schema, kind: string): number | undefined => {
  const found = defOf(schema).checks?.find(({ _zod: { def } }) => def.check === kind)?._zod.def;
  return found?.minimum ?? found?.maximum ?? found?.value;
};

/** Without optional, nullable and default, with the metadata met on the way. */
const unwrap = (schema: Schema): { inner: Schema; meta: FieldMeta; nullable: boolean; hasDefault: boolean } => {
  let inner = schema;
  let meta: FieldMeta = fieldMeta.get(inner) ?? {};
  let nullable = false;
  let hasDefault = false;
  while (defOf(inner).innerType) {
    nullable ||= defOf(inner).type === 'nullable';
    hasDefault ||= defOf(inner).type === 'default';
    inner = defOf(inner).innerType as Schema;
    meta = { ...fieldMeta.get(inner), ...meta };
  }
  return { inner, meta, nullable, hasDefault };
};

const typeOf = (schema: Schema): FieldShape['type'] => {
  const { type, shape } = defOf(schema);
  if (type === 'string') return 'text';
  if (type === 'number' || type === 'int') return 'number';
  if (type === 'boolean') return 'boolean';
  if (type === 'enum') return 'choice';
  return type === 'object' && shape && 'en' in shape ? 'localised' : 'other';
};

const accepts = (schema: Schema, value: unknown): boolean => z.safeParse(schema, value).success;

const shapeOf = (path: string, schema: Schema): FieldShape => {
  const { inner, meta, nullable, hasDefault } = unwrap(schema);
  const type = typeOf(inner);
  const nothing = nullable ? null : type === 'text' ? '' : type === 'localised' ? { en: '' } : null;
  return {
    path,
    type,
    meta,
    nullable,
    // One of a list that begins with its default is always chosen: there is no “none” to go back to.
    required:
      type !== 'boolean' &&
      !accepts(schema, nothing) &&
      ((type === 'choice' && hasDefault) || !accepts(schema, undefined)),
    options: Object.values(defOf(inner).entries ?? {}),
    minLength: limitOf(inner, 'min_length'),
    maxLength: limitOf(inner, 'max_length'),
    min: limitOf(inner, 'greater_than'),
    max: limitOf(inner, 'less_than'),
    integer: defOf(inner).format === 'safeint',
  };
};

/** Fields of an object schema in order; objects that are not texts by language open into dotted paths. */
export const fieldsOf = (schema: Schema, prefix = ''): FieldShape[] =>
  Object.entries(defOf(schema).shape ?? {}).flatMap(([key, field]) => {
    const { inner } = unwrap(field);
    const nested = defOf(inner).type === 'object' && typeOf(inner) === 'other';
    return nested ? fieldsOf(inner, `${prefix}${key}.`) : [shapeOf(prefix + key, field)];
  });

const emptyOf = (field: Schema): unknown => {
  if (defOf(field).type === 'default') return defOf(field).defaultValue;
  const { inner, nullable } = unwrap(field);
  const type = typeOf(inner);
  if (defOf(field).type === 'optional')
    return type === 'text' && limitOf(inner, 'min_length') === undefined ? '' : undefined;
  if (nullable || type === 'number') return null;
  if (type === 'text') return '';
  if (type === 'boolean') return false;
  if (type === 'choice') return Object.values(defOf(inner).entries ?? {})[0];
  return defOf(inner).shape ? emptyValues(inner) : [];
};

/** Values of a form that nobody has filled in; the default of a field that has one. */
export const emptyValues = (schema: Schema): Record<string, unknown> =>
  Object.fromEntries(Object.entries(defOf(schema).shape ?? {}).map(([key, field]) => [key, emptyOf(field)]));
