/**
 * The example of every operation is a call that was made. The tour makes them all again, and holds what it sends and is
 * answered against the examples; with VITE_EXAMPLES=record and `-u` it writes them anew (`npm run examples`).
 */
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { contract } from './contract.ts';
import { endpoints } from './testing/endpoints.ts';
import { addServers, fillCatalog, keepBooks, lookAround, signInStaff } from './testing/examples/back-office.ts';
import { addFunds, keepAccount, order, signUp, useService } from './testing/examples/customer.ts';
import { differenceIn, masker } from './testing/examples/mask.ts';
import { keepServices, settleDifferences } from './testing/examples/services.ts';
import { type Call, holdsFile, type Tour, tour } from './testing/examples/tour.ts';
import { withRoomyLicence } from './testing/shop.ts';
import { world } from './testing/world.ts';

withRoomyLicence();

type Procedure = { '~orpc': { inputSchema?: z.ZodMiniType; outputSchema?: z.ZodMiniType } };
type Examples = Record<string, Call>;

const files = import.meta.glob<Examples>('./*/contract/examples.json', { eager: true, import: 'default' });
const examples: Examples = Object.assign({}, ...Object.values(files));
const contracts = import.meta.glob<Record<string, unknown>>('./*/contract/*.ts', { eager: true });

const procedureOf = (name: string): Procedure =>
  name.split('.').reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], contract) as Procedure;

/** `./servers/contract/` of `admin.servers.list`: where its endpoint is declared. */
function folderOf(procedure: Procedure): string {
  const holds = (node: unknown): boolean =>
    node === procedure ||
    (typeof node === 'object' && node !== null && !('~orpc' in node) && Object.values(node).some(holds));
  const [path = ''] = Object.entries(contracts).find(([, exported]) => Object.values(exported).some(holds)) ?? [];
  return path.replace(/[^/]+$/, '');
}

/** What a module shows of itself, when nothing else needs it on the way. */
const own = import.meta.glob<{ visit(t: Tour): Promise<void> }>('./*/tour.ts', { eager: true });

async function walk(t: Tour): Promise<void> {
  await signInStaff(t);
  const serverId = await addServers(t);
  const plans = await fillCatalog(t, serverId);
  await signUp(t);
  await keepAccount(t);
  await addFunds(t);
  const { serviceId, otherId } = await order(t, plans);
  await useService(t, serviceId);
  await keepServices(t, serviceId, plans.home);
  await settleDifferences(t, otherId, serverId);
  for (const { visit } of Object.values(own)) await visit(t);
  await keepBooks(t);
  await lookAround(t);
}

let made: Map<string, Call>;
beforeAll(async () => {
  const t = tour(await world());
  await walk(t);
  made = t.made;
});

const parse = (schema: z.ZodMiniType | undefined, value: unknown) => schema && z.safeParse(schema, value).error?.issues;
const isFile = (schema: z.ZodMiniType | undefined) => schema?._zod.def.type === 'file';

const RECORD = import.meta.env.VITE_EXAMPLES === 'record';

describe.skipIf(RECORD)('the example of', () => {
  for (const { name } of endpoints)
    it(`${name} is a request that is accepted and the answer that it gets, today as when it was taken`, () => {
      const call = made.get(name);
      const example = examples[name];
      if (!call) throw new Error('The tour does not make this call: add it to worker/testing/examples.');
      if (!example) throw new Error('There is no example: `npm run examples` takes it.');
      const { inputSchema, outputSchema } = procedureOf(name)['~orpc'];
      if (!holdsFile(call.request)) {
        expect(parse(inputSchema, example.request) ?? []).toEqual([]);
        expect(differenceIn(example.request, call.request)).toBeNull();
      }
      if (isFile(outputSchema)) return expect(example.answer).toBeTypeOf('string');
      for (const { answer } of [example, call]) expect(parse(outputSchema, answer) ?? []).toEqual([]);
      expect(differenceIn(example.answer, call.answer)).toBeNull();
    });

  it('nothing else is kept', () => {
    const names = new Set(endpoints.map((e) => e.name));
    expect(Object.keys(examples).filter((name) => !names.has(name))).toEqual([]);
  });
});

it.runIf(RECORD)('writes the examples anew', async () => {
  const mask = masker();
  const byFile = new Map<string, Examples>();
  for (const { name } of endpoints) {
    const call = made.get(name);
    const file = `${folderOf(procedureOf(name))}examples.json`;
    if (call) byFile.set(file, { ...byFile.get(file), [name]: mask(call) });
  }
  for (const [file, kept] of byFile) await expect(`${JSON.stringify(kept, null, 2)}\n`).toMatchFileSnapshot(file);
});
