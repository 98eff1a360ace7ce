import { os } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { job } from './app.ts';
import { houseOf } from './house.ts';
import type { Module } from './module.ts';

const endpoint = os.handler(() => null);
const work = job({ name: 'work', payload: z.object({}), run: async () => undefined });
const conflict = { status: 409, title: 'No.' };
const house = (...modules: Partial<Module>[]) =>
  houseOf(
    modules.map((m, i) => ({ name: `m${i}`, layer: i, ...m })),
    { retention: [] },
  );

describe('a house', () => {
  it('has what each module declares, and one tree of endpoints of them all', () => {
    const [list, adjust, other] = [endpoint, os.handler(() => null), os.handler(() => null)];
    const made = house(
      { jobs: [work], router: { admin: { clients: { list } }, public: { other } } },
      { router: { admin: { clients: { adjust } } } },
    );
    expect(made.router).toEqual({ public: { other }, client: {}, admin: { clients: { list, adjust } } });
    expect(made.jobs).toEqual([work]);
  });

  it.each<[what: string, twice: Partial<Module>]>([
    ['module same', { name: 'same' }],
    ['permission servers.read', { permissions: ['servers.read'] }],
    ['problem made_up', { problems: { made_up: conflict } }],
    ['job work', { jobs: [work] }],
    [
      'address /live/x/:id',
      { upgrades: [{ path: '/live/x/:id', permit: 'client', open: async () => new Response() }] },
    ],
    ['endpoint admin.clients.list', { router: { admin: { clients: { list: endpoint } } } }],
  ])('does not stand when two modules claim the %s', (what, twice) => {
    expect(() => house(twice)).not.toThrow();
    expect(() => house(twice, twice)).toThrow(`The ${what} is declared twice.`);
  });

  it('does not stand when a raw route lies outside of its place', () => {
    const route = { method: 'POST', path: '/api/v1/x', maxBytes: 0, handle: async () => new Response() } as const;
    expect(() => house({ routes: [route] })).toThrow('/api/v1/x');
  });

  it('does not stand when raw routes of two modules would answer one request', () => {
    const route = (path: string) =>
      ({ method: 'POST', path, maxBytes: 0, handle: async () => new Response() }) as const;
    const [one, other] = [route('/hooks/a/:id'), route('/hooks/a/:name')];
    expect(() => house({ routes: [one] }, { routes: [other] })).toThrow('both answer POST');
    expect(() => house({ routes: [one] }, { routes: [route('/hooks/b/:id')] })).not.toThrow();
  });

  it('does not stand when an endpoint of one module lies where another has several', () => {
    const [one, several] = [{ clients: endpoint }, { clients: { list: endpoint } }];
    expect(() => house({ router: { admin: one } }, { router: { admin: several } })).toThrow('admin.clients');
  });
});
