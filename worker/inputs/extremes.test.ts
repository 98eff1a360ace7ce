/** No number that a caller can send is an error of ours: every number of every endpoint is tried, and every cursor. */
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { entryMicro } from '../kernel/contract.ts';
import { MAX_AMOUNT_MICRO, MAX_ENTRY_MICRO } from '../kernel/money/money.ts';
import { addUpDays } from '../monitoring/tasks.ts';
import { customer, staff } from '../testing/actors.ts';
import { type Endpoint, endpoints, restOf, type Schema } from '../testing/endpoints.ts';
import { type World, world } from '../testing/world.ts';

let w: World;
let admin: Awaited<ReturnType<typeof staff>>;
let mine: Awaited<ReturnType<typeof customer>>;
beforeAll(async () => {
  w = await world();
  admin = await staff(w);
  mine = await customer(w);
});
const actorOf = (e: Endpoint) => (e.audience === 'admin' ? admin : mine);
const ask = (e: Endpoint, input: Record<string, unknown>) => {
  const { method, path, body } = restOf(e, input);
  return actorOf(e).rest(method, path, body);
};

const BEYOND = [1e18, -1e18, 2 ** 53, -(2 ** 53), 9e15, 1e308, 0.5, -1, 1e-7];

function* numbers(fields: Record<string, Schema>, at: string[] = []): Generator<string[]> {
  for (const [key, schema] of Object.entries(fields)) {
    const path = [...at, key];
    if (schema.properties) yield* numbers(schema.properties, path);
    const kinds = [schema, ...(schema.anyOf ?? [])].map(({ type }) => type);
    if (kinds.includes('number') || kinds.includes('integer')) yield path;
  }
}

function withNumber(
  sample: Record<string, unknown>,
  [key = '', ...rest]: string[],
  value: number,
): Record<string, unknown> {
  const inner = (sample[key] ?? {}) as Record<string, unknown>;
  return { ...sample, [key]: rest.length === 0 ? value : withNumber(inner, rest, value) };
}

describe('a number', () => {
  for (const e of endpoints) {
    for (const path of numbers(e.fields))
      it(`${e.name} ${path.join('.')}: whatever it is, never a 5xx`, async () => {
        for (const value of BEYOND) {
          const response = await ask(e, withNumber(e.sample, path, value));
          expect(response.status, String(value)).toBeLessThan(500);
        }
      });
  }
});

const encoded = (text: string) => btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
const boundOf = (cursor: string) => JSON.parse(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')))[2] as string;

describe('a forged cursor', () => {
  for (const e of endpoints.filter(({ fields }) => fields.cursor))
    it(`${e.name}: a number that no list sorts by is refused`, async () => {
      for (const text of ['[1000000000000000000,"x","y"]', '[1e400,"x","y"]', '["a",7,"y"]', '{}', '[null]', '[[[['])
        expect((await ask(e, { ...e.sample, cursor: encoded(text) })).status, text).toBe(422);
    });

  it('bound to its list as ours are, too', async () => {
    for (let i = 0; i < 30; i++) await admin.api.admin.serverGroups.create({ name: `Group ${i}`, serverIds: [] });
    const { nextCursor } = await admin.api.admin.serverGroups.list({});
    for (const value of ['1000000000000000000', '-1e18', '9007199254740993', '1e400']) {
      const cursor = encoded(`[${value},"x","${boundOf(nextCursor ?? '')}"]`);
      const path = `/api/v1/admin/server-groups?cursor=${cursor}`;
      expect((await admin.rest('GET', path)).status, value).toBe(422);
    }
  });
});

describe('money', () => {
  const adjust = (id: string, amountMicro: number) =>
    admin.api.admin.clients.adjust({ id, amountMicro, description: 'Extreme' });
  const code = (e: { code: string }) => e.code;
  const pages = async (id: string, person: typeof mine) => {
    const asked: [typeof mine | typeof admin, string][] = [
      [person, '/api/v1/session'],
      [person, '/api/v1/client/transactions'],
      [person, '/api/v1/client/top-up-quote?netMicro=90000000000000'],
      [person, '/api/v1/client/services'],
      [admin, `/api/v1/admin/clients/${id}`],
      [admin, '/api/v1/admin/clients?sort=-balance'],
      [admin, '/api/v1/admin/transactions'],
      [admin, '/api/v1/admin/overview'],
    ];
    for (const [who, path] of asked) expect((await who.rest('GET', path)).status, path).toBe(200);
  };

  it('ends for who enters it where the ledger says', () => {
    expect(MAX_ENTRY_MICRO * 100).toBe(MAX_AMOUNT_MICRO);
    const amounts = [-MAX_ENTRY_MICRO - 1, -MAX_ENTRY_MICRO, MAX_ENTRY_MICRO, MAX_ENTRY_MICRO + 1];
    expect(amounts.map((amount) => z.safeParse(entryMicro(), amount).success)).toEqual([false, true, true, false]);
  });

  it('given adjustments as large as they may be, the balance stops at its limit with a problem, and every page still opens', async () => {
    const rich = await customer(w);
    for (const amount of [MAX_ENTRY_MICRO + 1, MAX_AMOUNT_MICRO, Number.MAX_SAFE_INTEGER])
      for (const sign of [1, -1]) expect(await adjust(rich.clientId, sign * amount).catch(code)).toBe('validation');
    let booked = 0;
    for (;;) {
      const outcome = await adjust(rich.clientId, MAX_ENTRY_MICRO).catch(code);
      if (outcome === 'balance_limit') break;
      booked += 1;
      expect(booked).toBeLessThan(100);
    }
    expect(booked).toBe(88);
    await pages(rich.clientId, rich);
    const { id, name, companyName, taxId, status, language, adminNotes } = await admin.api.admin.clients.get({
      id: rich.clientId,
    });
    const change = { id, name, companyName, taxId, status, language, adminNotes };
    const credit = (creditLimitMicro: number) => admin.api.admin.clients.update({ ...change, creditLimitMicro });
    expect(await credit(MAX_AMOUNT_MICRO).catch(code)).toBe('validation');
    await credit(MAX_ENTRY_MICRO);
    await pages(rich.clientId, rich);
    // A second one as rich: what the shop adds up of both is beyond what any single amount may be.
    const other = await customer(w);
    for (let i = 0; i < 20; i++) await adjust(other.clientId, MAX_ENTRY_MICRO);
    await addUpDays.run(w.ctx({ kind: 'system', name: 'task' }));
    await pages(other.clientId, other);
    await adjust(rich.clientId, -MAX_ENTRY_MICRO);
    await pages(rich.clientId, rich);
  });

  it('given a debt as large as the credit, its client’s pages open', async () => {
    const poor = await customer(w, { creditLimitMicro: MAX_ENTRY_MICRO });
    await adjust(poor.clientId, -MAX_ENTRY_MICRO);
    expect(await adjust(poor.clientId, -1).catch(code)).toBe('insufficient_funds');
    await pages(poor.clientId, poor);
  });

  it('prices and the bounds of top-ups end there, too', async () => {
    const { settings } = admin.api.admin;
    const { general } = await settings.get({});
    for (const field of ['minTopUpMicro', 'maxTopUpMicro'])
      expect(await settings.save({ ...general, [field]: MAX_AMOUNT_MICRO }).catch(code)).toBe('validation');
    const top = { netMicro: MAX_AMOUNT_MICRO, gateway: 'test' };
    expect(await mine.api.client.payments.addFunds(top).catch(code)).toBe('validation');
  });
});
