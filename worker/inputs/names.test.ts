/** Whatever people name or write for others enters by one schema: of every endpoint, every free text is tried. */
import { beforeAll, describe, expect, it } from 'vitest';
import { customer, staff } from '../testing/actors.ts';
import { type Endpoint, endpoints, restOf, type Schema } from '../testing/endpoints.ts';
import { type World, world } from '../testing/world.ts';

let w: World;
let actors: Record<string, { rest: (method: string, path: string, body: unknown) => Promise<Response> }>;
beforeAll(async () => {
  w = await world();
  const mine = await customer(w);
  actors = { admin: await staff(w), client: mine, public: mine };
});

/** Read by machines or by nobody, and checked as such where they are used. */
const NOT_FOR_PEOPLE =
  /(password|token|key|url|email|timezone|driver|gateway|paywith|publicaddress|rule|currency|code)$/i;
/** Of several lines. */
const PROSE = /(reason|note|notes|internal|description|summary|companyAddress|instruction)$/i;

type Field = { endpoint: Endpoint; path: string[] };

/** The free texts of an input, objects in it included. */
function* texts(endpoint: Endpoint, fields: Record<string, Schema>, at: string[] = []): Generator<Field> {
  for (const [key, schema] of Object.entries(fields)) {
    const path = [...at, key];
    if (schema.properties) yield* texts(endpoint, schema.properties, path);
    const free = schema.type === 'string' && !schema.enum && !schema.pattern && schema.const === undefined;
    if (free && !path.some((part) => NOT_FOR_PEOPLE.test(part))) yield { endpoint, path };
  }
}

const fields = endpoints.filter(({ method }) => method !== 'GET').flatMap((e) => [...texts(e, e.fields)]);

/** The sample with `value` at `path`. */
function withText({ sample }: Endpoint, path: string[], value: string): Record<string, unknown> {
  const [key = '', ...rest] = path;
  const inner = (sample[key] ?? {}) as Record<string, unknown>;
  return { ...sample, [key]: rest.length === 0 ? value : withText({ sample: inner } as Endpoint, rest, value) };
}

const pointersFor = async ({ endpoint, path }: Field, value: string): Promise<string[]> => {
  const { method, path: address, body } = restOf(endpoint, withText(endpoint, path, value));
  const response = await actors[endpoint.audience]?.rest(method, address, body);
  const problem = (await response?.json()) as { code?: string; errors?: { pointer: string }[] };
  return problem.code === 'validation' ? (problem.errors ?? []).map(({ pointer }) => pointer) : [];
};

it('names of clients, staff, companies, products, servers and groups are among them', () => {
  const named = fields.map(({ endpoint, path }) => `${endpoint.name} ${path.join('.')}`);
  for (const field of [
    'public.signUp name',
    'public.staffSetup name',
    'client.account.saveProfile companyName',
    'admin.clients.update name',
    'admin.settings.save shopName',
    'admin.products.create name.en',
    'admin.servers.create name',
    'admin.serverGroups.create name',
    'admin.tokens.create name',
  ])
    expect(named).toContain(field);
});

describe('a text of which nothing is seen, or that turns what stands beside it, is refused', () => {
  for (const field of fields) {
    const name = `${field.endpoint.name} ${field.path.join('.')}`;
    it(name, async () => {
      const pointer = `/${field.path.join('/')}`;
      const bad = ['\u200B', '\u3164', '\u202Eab', 'a\u2067b', 'a\u0000b'];
      if (!PROSE.test(field.path.filter((part) => !/^(en|pl|uk|fr)$/.test(part)).join('.')))
        bad.push('a\nb', 'a\u2028b');
      for (const value of bad) expect(await pointersFor(field, value), JSON.stringify(value)).toContain(pointer);
    });
  }
});
