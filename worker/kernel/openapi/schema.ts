/** zod to JSON schema, with what each number counts and what is written about each field. */
import { type JSONSchema, OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import type { $ZodObject, $ZodType } from 'zod/v4/core';
import { type FieldMeta, fieldMeta } from '../contract.ts';
import { unitOf } from './units.ts';

/** What is written about the fields of an object's schema, by their names. */
export type FieldNotes = (schema: object) => Readonly<Record<string, string>> | undefined;

type Json = Exclude<JSONSchema, boolean> & { 'x-unit'?: string };

export function generatorOf(notesOf: FieldNotes): OpenAPIGenerator {
  const converter = new ZodToJsonSchemaConverter({
    interceptors: [
      ({ schema, next }) => {
        const [required, json] = next();
        if (schema._zod.def.type === 'object') describeFields(schema as $ZodObject, json, notesOf(schema) ?? {});
        return [required, json];
      },
    ],
  });
  return new OpenAPIGenerator({ schemaConverters: [converter] });
}

function describeFields(schema: $ZodObject, json: Json, notes: Readonly<Record<string, string>>): void {
  for (const [name, inner] of Object.entries(json.properties ?? {})) {
    const field = schema._zod.def.shape[name];
    if (typeof inner === 'boolean' || !field) continue;
    const unit = isNumeric(inner) ? unitOf(name, kindOf(field)) : null;
    const words = [notes[name], unit?.words, (inner as Json).description].filter((text) => text !== undefined);
    if (words.length > 0) inner.description = words.join(' ');
    if (unit) (inner as Json)['x-unit'] = unit.unit;
  }
}

const isNumeric = (json: Json): boolean =>
  json.type === 'integer' ||
  json.type === 'number' ||
  (json.anyOf ?? []).some((one) => typeof one !== 'boolean' && isNumeric(one));

/** Of the field itself, or of what it wraps as nullable or optional. */
function kindOf(field: $ZodType): FieldMeta['kind'] {
  const own = fieldMeta.get(field as never)?.kind;
  if (own) return own;
  const inner = (field._zod.def as { innerType?: $ZodType }).innerType;
  return inner ? kindOf(inner) : undefined;
}
