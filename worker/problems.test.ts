import { implement } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { App } from './kernel/context.ts';
import { endpoint, type ProblemCode } from './kernel/contract.ts';
import { door } from './kernel/http/bind.ts';
import { type Hop, makeHttp } from './kernel/http/http.ts';
import { problemsOf } from './kernel/http/problems.ts';
import { Problem, problemRows } from './kernel/problem.ts';
import { resolvers } from './registry.ts';
import { endpoints } from './testing/endpoints.ts';
import { ORIGIN, world } from './testing/world.ts';

/** Codes that no endpoint answers. */
const ELSEWHERE: Partial<Record<ProblemCode, string>> = {
  method_not_allowed: 'of an address, not of an operation',
  upgrade_required: 'of the addresses that open WebSockets',
  append_only: 'nothing that the shop does changes what is booked',
  account_unknown: 'every client has its accounts from the start',
  lease_lost: 'between runs of jobs',
  server_full: 'in a job: the next place is tried',
  vpn_name_taken: 'in a job: another name is tried',
  session_expired: 'kept for those who match on it: a session that ended is `unauthorized`',
};

describe('problems that endpoints declare', () => {
  it('are each answered by some endpoint, or for a reason by none', () => {
    const answered = new Set(endpoints.flatMap((e) => e.problems));
    const codes = Object.keys(problemRows()) as ProblemCode[];
    expect(codes.filter((code) => !answered.has(code)).sort()).toEqual(Object.keys(ELSEWHERE).sort());
  });

  for (const e of endpoints)
    it(`${e.name}: none that its kind has anyway, none twice`, () => {
      const { permit, method, path } = e;
      const kind = problemsOf({ permit }, { method, path });
      expect(e.declared.filter((code, i) => kind.includes(code) || e.declared.indexOf(code) !== i)).toEqual([]);
    });
});

describe('a problem that was not declared', () => {
  const contract = {
    toy: endpoint({ permit: 'public', problems: ['stale_write'] })
      .route({ method: 'GET', path: '/toy' })
      .input(z.object({ code: z.string() })),
  };
  const own = implement(contract).$context<Hop>();
  const router = {
    toy: own.toy.use(door as never).handler(({ input }) => {
      throw new Problem(input.code as ProblemCode);
    }),
  };

  it('is answered all the same, and told by the name of its endpoint', async () => {
    const w = await world();
    const told: unknown[] = [];
    const app: App = { ...w.app, onUndeclared: (found) => void told.push(found) };
    const http = makeHttp(app, { router, contract, resolvers, upgrades: [], routes: [], address: async () => null });
    const statusOf = async (code: string) =>
      (await http.fetch(new Request(`${ORIGIN}/api/v1/toy?code=${code}`), w.env, { waitUntil: () => {} } as never))
        .status;
    expect([await statusOf('stale_write'), await statusOf('validation')]).toEqual([409, 422]);
    expect(told).toEqual([]);
    expect(await statusOf('busy')).toBe(503);
    expect(told).toEqual([{ endpoint: 'toy', code: 'busy' }]);
  });
});
