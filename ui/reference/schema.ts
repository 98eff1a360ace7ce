/** JSON schemas as the reference page writes them. */
export type Schema = {
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  description?: string;
  /** What a number counts. */
  'x-unit'?: string;
};

const SAFE = Number.MAX_SAFE_INTEGER;

/** A schema in a few words: `text (1–80)`, `integer (0–10000)`, `one of: plain, button, no`, `list of …`. */
export function words(schema: Schema | undefined): string {
  if (!schema) return 'anything';
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return `one of: ${schema.enum.join(', ')}`;
  if (schema.anyOf) return schema.anyOf.map(words).join(' or ');
  if (schema.type === 'array') return `list of ${words(schema.items)}`;
  if (schema.type === 'object') return 'object';
  if (schema.type === 'string')
    return schema.maxLength === undefined ? 'text' : `text (${schema.minLength ?? 0}–${schema.maxLength})`;
  if (schema.type === 'integer' || schema.type === 'number') {
    const bounded = Math.abs(schema.minimum ?? -SAFE) < SAFE || Math.abs(schema.maximum ?? SAFE) < SAFE;
    return bounded ? `${schema.type} (${schema.minimum ?? '…'}–${schema.maximum ?? '…'})` : schema.type;
  }
  return String(schema.type ?? 'anything');
}

export type Field = {
  name: string;
  words: string;
  unit: string | null;
  note: string | null;
  required: boolean;
  depth: number;
};

/** One field or parameter, for the list. */
export const fieldOf = (name: string, schema: Schema | undefined, required: boolean, depth = 0): Field => ({
  name,
  words: words(schema),
  unit: schema?.['x-unit'] ?? null,
  note: schema?.description ?? null,
  required,
  depth,
});

/** The fields of an object, nested ones below theirs, at most `deepest` levels. */
export function fieldsOf(schema: Schema | null, depth = 0, deepest = 3): Field[] {
  const object = schema?.type === 'array' ? schema.items : schema;
  return Object.entries(object?.properties ?? {}).flatMap(([name, inner]) => {
    const below = inner.anyOf?.find((s) => s.properties) ?? inner;
    return [
      fieldOf(name, inner, object?.required?.includes(name) ?? false, depth),
      ...(depth < deepest ? fieldsOf(below, depth + 1, deepest) : []),
    ];
  });
}
