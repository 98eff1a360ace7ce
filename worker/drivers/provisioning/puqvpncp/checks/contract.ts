/** The contract probe: what the panel says of its API, and what its answers look like, beside what the driver needs. */
import type { ContractField, ContractOperation, ContractReport } from '../../port.ts';
import { sessionRows } from '../live.ts';
import { isObject, type JsonObject } from '../wire/aliases.ts';
import type { PanelClient, Reply } from '../wire/client.ts';
import { rowsOf } from '../wire/shapes.ts';
import { NEEDS, type Need, type NeededField } from './contract-needs.ts';

const STEP_TIMEOUT_MS = 4_800;
const DOCUMENT_MAX_BYTES = 4 * 1024 * 1024;
const FREE_MAX_BYTES = 64 * 1024;
const LIST_MAX_BYTES = 8 * 1024 * 1024;
const MOST_NAMES = 60;
const MOST_DEPTH = 8;

type Described = { sent: string[] | null; answered: string[] | null };
/** `names` null: there was no record to look at. */
type Tried = { ok: boolean; why: string; names: string[] | null };

const bare = (path: string) => path.replace(/^\/api\/v1(?=\/)/, '').replace(/\{[^{}]*\}/g, '{}');

function resolved(document: JsonObject, schema: unknown, depth = 0): JsonObject | null {
  if (!isObject(schema) || depth > MOST_DEPTH) return null;
  if (typeof schema.$ref !== 'string') return schema;
  const target = schema.$ref
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((node, key) => (isObject(node) && Object.hasOwn(node, key) ? node[key] : undefined), document);
  return resolved(document, target, depth + 1);
}

/** Names of the record that a schema is about: through lists, maps, combinations and the panel's envelope. */
function namesIn(document: JsonObject, schema: unknown, depth = 0): string[] | null {
  const node = resolved(document, schema);
  if (!node || depth > MOST_DEPTH) return null;
  const deeper = (inner: unknown) => namesIn(document, inner, depth + 1);
  if (node.items !== undefined) return deeper(node.items);
  const parts = [node.allOf, node.oneOf, node.anyOf].find(Array.isArray);
  if (parts) {
    const named = parts.flatMap((part) => deeper(part) ?? []);
    return named.length > 0 ? named : null;
  }
  const { properties } = node;
  if (isObject(properties)) {
    const wrapped = ['msg', 'data'].find(
      (key) => key in properties && ('status' in properties || 'result' in properties),
    );
    return wrapped ? deeper(properties[wrapped]) : Object.keys(properties);
  }
  return isObject(node.additionalProperties) ? deeper(node.additionalProperties) : null;
}

const schemaOf = (part: unknown): unknown => {
  const content = isObject(part) && isObject(part.content) ? Object.values(part.content)[0] : null;
  return isObject(content) ? content.schema : isObject(part) ? part.schema : null;
};

/** `GET /client/{}` → the names of fields that the panel's own document gives for it. */
export function describedIn(document: JsonObject): Map<string, Described> {
  const found = new Map<string, Described>();
  for (const [path, methods] of Object.entries(isObject(document.paths) ? document.paths : {})) {
    for (const [method, operation] of Object.entries(isObject(methods) ? methods : {})) {
      if (!isObject(operation)) continue;
      const responses = isObject(operation.responses) ? operation.responses : {};
      const success = responses['200'] ?? responses['201'] ?? responses.default;
      found.set(`${method.toUpperCase()} ${bare(path)}`, {
        sent: namesIn(document, schemaOf(resolved(document, operation.requestBody))),
        answered: namesIn(document, schemaOf(resolved(document, success))),
      });
    }
  }
  return found;
}

const seenAs = (names: readonly string[], among: string[] | null | undefined): ContractField['described'] => {
  if (!among) return 'unknown';
  return names.find((name) => among.includes(name)) ?? null;
};

function fieldOf(need: NeededField, described: Described | undefined, tried: Tried | undefined): ContractField {
  const { field, names, required, sent } = need;
  return {
    field,
    names: [...names],
    required,
    described: seenAs(names, sent ? described?.sent : described?.answered),
    answered: sent ? 'unknown' : seenAs(names, tried?.names),
  };
}

/** Why a field is worth a look, or null: no source has it, or an answer lacks what must be in it. */
function oddity({ field, names, described, answered, required }: ContractField): string | null {
  const absent = (seen: ContractField['described']) => seen === null;
  const nowhere =
    (absent(described) && (absent(answered) || answered === 'unknown')) ||
    (absent(answered) && described === 'unknown');
  if (nowhere || (required && absent(answered)))
    return `${required ? 'no' : 'no optional'} field “${field}”: none of ${names.slice(0, 6).join(', ')}`;
  const both = typeof described === 'string' && typeof answered === 'string';
  if (both && described !== 'unknown' && answered !== 'unknown' && described !== answered)
    return `field “${field}” is described as ${described} and answered as ${answered}`;
  return null;
}

export function compareOperation(
  need: Need,
  document: Map<string, Described> | null,
  tried: Tried | undefined,
): ContractOperation {
  const described = document?.get(need.operation);
  const fields = need.fields.map((field) => fieldOf(field, described, tried));
  const known = new Set(need.fields.flatMap(({ names }) => names));
  const theirs = need.fields.some(({ sent }) => sent) ? described?.sent : (tried?.names ?? described?.answered);
  const isDescribed = document === null ? null : described !== undefined;
  const missing = isDescribed === false && !need.optional && !tried?.ok ? ['the panel does not describe it'] : [];
  const refused = tried && !tried.ok ? [`the panel does not answer it: ${tried.why}`] : [];
  const odd = isDescribed === false && !tried?.ok ? [] : fields.map(oddity).filter((text) => text !== null);
  return {
    operation: need.operation,
    described: isDescribed,
    answers: tried ? tried.ok : null,
    fields,
    unread: (theirs ?? []).filter((name) => !known.has(name)).slice(0, MOST_NAMES),
    differences: [...missing, ...refused, ...odd],
  };
}

const keysOf = (record: unknown): string[] | null => (isObject(record) ? Object.keys(record) : null);

function triedOf(reply: Reply, recordOf: (payload: unknown) => unknown): Tried {
  if (!reply.ok) return { ok: false, why: reply.fault.detail, names: null };
  return { ok: true, why: '', names: reply.cut ? null : keysOf(recordOf(reply.payload)) };
}

const firstRow = (payload: unknown) => rowsOf(payload, 'name')?.[0];
const nameIn = (reply: Reply): string | null => {
  const name = reply.ok ? firstRow(reply.payload)?.name : null;
  return typeof name === 'string' && name !== '' ? name : null;
};

type Ask = (path: string[], maxBytes?: number) => Promise<Reply>;

/** The reading calls, each tried once: two rounds, because the second needs a network and a client. */
async function tryAll(panel: PanelClient, status: Reply): Promise<Map<string, Tried>> {
  const ask: Ask = (path, maxBytes) =>
    panel.call('GET', path, { timeoutMs: STEP_TIMEOUT_MS, ...(maxBytes ? { maxBytes, onTooLarge: 'cut' } : {}) });
  const [licence, networks, clients, online] = await Promise.all([
    ask(['license']),
    ask(['network']),
    ask(['client'], LIST_MAX_BYTES),
    ask(['client', 'online'], LIST_MAX_BYTES),
  ]);
  const more = await Promise.all([tryNetwork(ask, nameIn(networks)), tryClient(ask, nameIn(clients), panel.now())]);
  return new Map([
    ['GET /system/status', triedOf(status, (payload) => payload)],
    ['GET /license', triedOf(licence, (payload) => payload)],
    ['GET /network', triedOf(networks, firstRow)],
    ['GET /client', triedOf(clients, firstRow)],
    ['GET /client/online', triedOf(online, (payload) => sessionRows(payload)?.[0])],
    ...more.flat(),
  ]);
}

async function tryNetwork(ask: Ask, name: string | null): Promise<[string, Tried][]> {
  if (name === null) return [];
  const [one, free] = await Promise.all([
    ask(['network', name]),
    ask(['network', name, 'available_ip'], FREE_MAX_BYTES),
  ]);
  return [
    ['GET /network/{}', triedOf(one, (payload) => (isObject(payload) ? { name, ...payload } : payload))],
    ['GET /network/{}/available_ip', triedOf(free, () => null)],
  ];
}

async function tryClient(ask: Ask, name: string | null, now: number): Promise<[string, Tried][]> {
  if (name === null) return [];
  const [year = '', month = ''] = new Date(now).toISOString().split('-');
  const [one, days] = await Promise.all([ask(['client', name]), ask(['client', name, 'traffic', year, month])]);
  return [
    ['GET /client/{}', triedOf(one, (payload) => payload)],
    ['GET /client/{}/traffic/{}/{}', triedOf(days, (payload) => rowsOf(payload, 'date')?.[0])],
  ];
}

async function hashOf(document: JsonObject): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(document)));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Three rounds of calls, together less than a person waits; a silent panel gets only the first. */
export async function readContract(panel: PanelClient): Promise<ContractReport> {
  const [document, status] = await Promise.all([
    panel.call('GET', ['openapi.json'], { timeoutMs: STEP_TIMEOUT_MS, maxBytes: DOCUMENT_MAX_BYTES }),
    panel.call('GET', ['system', 'status'], { timeoutMs: STEP_TIMEOUT_MS }),
  ]);
  const isDocument = document.ok && isObject(document.payload) && isObject(document.payload.paths);
  const parsed = isDocument && document.ok && isObject(document.payload) ? document.payload : null;
  const silent = !document.ok && document.status === null && !status.ok && status.status === null;
  const tried = silent ? new Map([['GET /system/status', triedOf(status, () => null)]]) : await tryAll(panel, status);
  const described = parsed ? describedIn(parsed) : null;
  const info = parsed && isObject(parsed.info) ? parsed.info : {};
  const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, 200) : null);
  return {
    problem: parsed ? null : document.ok ? 'openapi.json is not an OpenAPI document' : document.fault.detail,
    title: text(info.title),
    version: text(info.version),
    hash: parsed ? await hashOf(parsed) : null,
    operations: NEEDS.map((need) => compareOperation(need, described, tried.get(need.operation))),
  };
}
