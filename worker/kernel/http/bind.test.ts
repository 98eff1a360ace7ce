import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { Ctx } from '../context.ts';
import { endpoint } from '../contract.ts';
import { bound } from './bind.ts';

const contract = {
  list: endpoint({ permit: 'public' })
    .input(z.object({ q: z.string() }))
    .output(z.object({ found: z.int() })),
  get: endpoint({ permit: 'public' }).output(z.object({ name: z.string() })),
};
const list = async (_ctx: Ctx, { q }: { q: string }) => ({ found: q.length });
const get = async () => ({ name: 'x' });

it('a router has each endpoint of its contract, bound to a verb of its input and output', () => {
  expect(Object.keys(bound(contract, { list, get }))).toEqual(['list', 'get']);
  // @ts-expect-error A verb is missing.
  bound(contract, { list });
  // @ts-expect-error There is no such endpoint.
  bound({ get: contract.get }, { get, remove: get });
  // @ts-expect-error The verb wants what the endpoint does not take.
  bound(contract, { list: async (_ctx: Ctx, { page }: { page: number }) => ({ found: page }), get });
  // @ts-expect-error The verb answers what the endpoint does not promise.
  bound(contract, { list, get: async () => ({ name: 7 }) });
});
