import { beforeAll, describe, expect, it } from 'vitest';
import { anotherSession } from './testing/actors.ts';
import { type Endpoint, endpoints, NO_ID, restOf } from './testing/endpoints.ts';
import { EUR } from './testing/money.ts';
import { order, type Shop, shop, withRoomyLicence } from './testing/shop.ts';
import { type World, world } from './testing/world.ts';

withRoomyLicence();

/** Real things that one customer has, by what an address calls them. */
type Things = { service: string; document: string; payment: string; link: string; session: string };
type Thing = keyof Things;
type Tenant = { s: Shop; things: Things };

let w: World;
let mine: Tenant;
let theirs: Tenant;

async function tenant(): Promise<Tenant> {
  const s = await shop(w);
  const service = await order(s);
  await w.drain();
  const { client } = s.buyer.api;
  const { paymentId } = await client.payments.addFunds({ netMicro: 20 * EUR, gateway: 'test' });
  const { documentId } = await client.payments.get({ id: paymentId });
  await client.links.create({ id: service, validity: '1h', maxUses: 1 });
  const link = (await client.links.list({ id: service })).items[0]?.id ?? NO_ID;
  const session = await anotherSession(w, s.buyer);
  return { s, things: { service, document: documentId, payment: paymentId, link, session: session.id } };
}

beforeAll(async () => {
  w = await world();
  [mine, theirs] = [await tenant(), await tenant()];
});

const ID_PATTERN = '^[0-9A-HJKMNP-TV-Z]{26}$';
/** Ids of what the whole shop shares, and one that an authority gave. */
const SHARED = ['productId', 'taxId'];
const idFields = ({ fields }: Endpoint) =>
  Object.keys(fields).filter((key) => /id$/i.test(key) || fields[key]?.pattern === ID_PATTERN);
const ofSomebody = (e: Endpoint) => idFields(e).filter((key) => !SHARED.includes(key));

/** What the id in this field is of; undefined for an endpoint that nobody taught this test. */
function thingOf({ path }: Endpoint, field: string): Thing | undefined {
  if (field === 'linkId') return 'link';
  if (field !== 'id') return undefined;
  const [, , collection] = path.split('/');
  const things = { services: 'service', orders: 'service', documents: 'document', payments: 'payment' } as const;
  return ({ ...things, sessions: 'session' } as const)[collection ?? ''];
}

/** Beyond the sample: values that lead to the thing itself. */
const MORE: Record<string, Record<string, unknown>> = { 'client.usage.month': { year: 2026, month: 6 } };

function inputOf(e: Endpoint, from: (field: string) => Tenant): Record<string, unknown> {
  const ids = ofSomebody(e).map((field) => {
    const thing = thingOf(e, field);
    return [field, thing ? from(field).things[thing] : NO_ID];
  });
  return { ...e.sample, ...MORE[e.name], ...Object.fromEntries(ids) };
}

async function answer(input: Record<string, unknown>, e: Endpoint) {
  const { method, path, body } = restOf(e, input);
  const response = await mine.s.buyer.rest(method, path, body);
  const text = await response.text();
  const { code } = (text.startsWith('{') ? JSON.parse(text) : {}) as { code?: string };
  return { status: response.status, code, text };
}

const guarded = endpoints.filter((e) => e.audience === 'client' && ofSomebody(e).length > 0);

describe('ids of another customer', () => {
  it('every client endpoint with an id is known to this test', () => {
    const unknown = guarded.flatMap((e) =>
      ofSomebody(e)
        .filter((field) => thingOf(e, field) === undefined)
        .map((field) => `${e.name}.${field}`),
    );
    expect(unknown).toEqual([]);
    expect(guarded.length).toBeGreaterThan(8);
    for (const things of [mine.things, theirs.things]) expect(Object.values(things)).not.toContain(NO_ID);
  });

  for (const e of guarded) {
    it(`${e.name}: 404 for what really exists and is another customer’s, and not for one’s own`, async () => {
      const fields = ofSomebody(e);
      const foreign = [
        inputOf(e, () => theirs),
        ...(fields.length > 1 ? fields.map((odd) => inputOf(e, (field) => (field === odd ? theirs : mine))) : []),
      ];
      for (const input of foreign)
        expect(await answer(input, e), JSON.stringify(input)).toMatchObject({ status: 404, code: 'not_found' });
      const own = await answer(
        inputOf(e, () => mine),
        e,
      );
      expect(own.status, own.text).not.toBe(404);
      expect([401, 403, 422]).not.toContain(own.status);
      expect(own.status, own.text).toBeLessThan(500);
    });
  }

  it('nothing of the other customer was changed by it', async () => {
    const { client } = theirs.s.buyer.api;
    const { service, payment, link, session } = theirs.things;
    expect(await client.services.get({ id: service })).toMatchObject({ status: 'active', label: '' });
    expect(await client.payments.get({ id: payment })).toMatchObject({ state: 'pending' });
    expect((await client.links.list({ id: service })).items.map(({ id }) => id)).toEqual([link]);
    expect((await client.account.sessions({})).items.map(({ id }) => id)).toContain(session);
  });
});
