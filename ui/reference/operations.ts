/** The parts of the OpenAPI document that the reference page shows. */
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
};
type Media = { content?: Record<string, { schema?: Schema }> };
export type Parameter = { name: string; in: string; required?: boolean; schema?: Schema };
type RawOperation = {
  operationId: string;
  summary?: string;
  tags?: string[];
  parameters?: Parameter[];
  requestBody?: Media;
  responses?: Record<string, Media>;
};
export type OpenApi = {
  info: { title: string; version: string; description?: string };
  paths: Record<string, Record<string, RawOperation>>;
};

export type Operation = {
  id: string;
  method: string;
  path: string;
  summary: string;
  parameters: Parameter[];
  body: Schema | null;
  answer: Schema | null;
};
export type Section = { tag: string; operations: Operation[] };

const schemaOf = (media: Media | undefined): Schema | null => Object.values(media?.content ?? {})[0]?.schema ?? null;

/** Grouped by tag, in the order of the document. */
export function sectionsOf(document: OpenApi): Section[] {
  const sections = new Map<string, Operation[]>();
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, raw] of Object.entries(methods)) {
      const tag = raw.tags?.[0] ?? 'Other';
      const operation = {
        id: raw.operationId,
        method: method.toUpperCase(),
        path: `/api/v1${path}`,
        summary: raw.summary ?? '',
        parameters: raw.parameters ?? [],
        body: schemaOf(raw.requestBody),
        answer: schemaOf(raw.responses?.['200']),
      };
      sections.set(tag, [...(sections.get(tag) ?? []), operation]);
    }
  }
  return [...sections].map(([tag, operations]) => ({ tag, operations }));
}

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

export type Field = { name: string; words: string; required: boolean; depth: number };

/** The fields of an object, nested ones below theirs, at most `deepest` levels. */
export function fieldsOf(schema: Schema | null, depth = 0, deepest = 3): Field[] {
  const object = schema?.type === 'array' ? schema.items : schema;
  return Object.entries(object?.properties ?? {}).flatMap(([name, inner]) => {
    const below = inner.anyOf?.find((s) => s.properties) ?? inner;
    return [
      { name, words: words(inner), required: object?.required?.includes(name) ?? false, depth },
      ...(depth < deepest ? fieldsOf(below, depth + 1, deepest) : []),
    ];
  });
}
