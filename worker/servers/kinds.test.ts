/** Servers of a kind whose driver asks for other settings than a token. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { ProvisioningDriver } from '../drivers/provisioning/port.ts';
import { driverWords } from '../drivers/words.ts';
import { fieldMeta } from '../kernel/contract.ts';
import { reads } from '../kernel/db/db.ts';
import { drivers } from '../registry.ts';
import { staff, unique } from '../testing/actors.ts';
import { aServer } from '../testing/catalog.ts';
import { type World, world } from '../testing/world.ts';
import type { ServerDriver } from './contract/model.ts';
import { openPeer } from './index.ts';
import { serverById } from './store/server.ts';

const config = z.strictObject({
  user: z.string().check(z.minLength(1, 'Enter a value.')),
  password: z.string().check(z.minLength(4, 'Too short.')).register(fieldMeta, { kind: 'secret' }),
  strict: z._default(z.boolean(), true),
});

const opened: unknown[] = [];
const [known] = Object.values(drivers.provisioning);
if (!known) throw new Error('no driver to build on');
const router: ProvisioningDriver<typeof config> = {
  ...known,
  key: 'router',
  label: 'Router',
  words: driverWords('kinds-test', { label: 'Router', 'field.user': 'User' }, async (language) => {
    if (language !== 'pl') throw new Error('Module not found');
    return { default: { label: 'Ruter', 'field.user': 'Użytkownik' } };
  }),
  config,
  capabilities: [],
  open: (reach, settings) => {
    opened.push(settings);
    const { contract: _, networkDetails: __, otl: ___, ...peer } = known.open(reach, { ...settings, token: 'token' });
    return peer;
  },
};

let w: World;
beforeAll(async () => {
  w = await world();
  w.app.drivers = { ...drivers, provisioning: { ...drivers.provisioning, router } };
});
afterAll(() => {
  w.app.drivers = drivers;
});

const PASSWORD = 'pass-word-of-the-router';
const draft = (over: Record<string, unknown> = {}) => ({
  name: unique('router'),
  driver: 'router',
  host: 'router.example.net',
  port: null,
  secure: true,
  plainHttpAccepted: false,
  maxAccounts: null,
  timeZone: 'UTC',
  datacentre: '',
  note: '',
  disabled: false,
  config: { user: 'shop', password: PASSWORD },
  ...over,
});
const peerSettings = async (id: string) => {
  const [[row]] = await reads(w.ctx().db, [serverById(w.ctx().db, id)]);
  if (!row) throw new Error('no server');
  await openPeer(w.ctx(), row);
  return opened.at(-1);
};

describe('the kinds of servers', () => {
  it('are what the registry lists, with their forms, in the reader’s language', async () => {
    const { rest } = await staff(w);
    const listed = async (language = 'en') => {
      const response = await rest('GET', '/api/v1/admin/server-drivers', undefined, { 'accept-language': language });
      return ((await response.json()) as { drivers: ServerDriver[] }).drivers.find(({ key }) => key === 'router');
    };
    expect(await listed()).toMatchObject({
      label: 'Router',
      capabilities: [],
      fields: [
        { path: 'user', type: 'text', required: true },
        { path: 'password', type: 'text', required: true, minLength: 4, meta: { kind: 'secret' } },
        { path: 'strict', type: 'boolean', required: false },
      ],
      initial: { user: '', password: '', strict: true },
      words: { 'field.user': 'User' },
    });
    expect(await listed('pl')).toMatchObject({ label: 'Ruter', words: { 'field.user': 'Użytkownik' } });
  });
});

describe('a server of another kind', () => {
  it('keeps its settings, its secrets sealed and never told, and its driver is opened with them', async () => {
    const { api, rest } = await staff(w);
    const { id } = await api.admin.servers.create(draft());
    const shown = await (await rest('GET', `/api/v1/admin/servers/${id}`)).text();
    expect(JSON.parse(shown).config).toEqual({ user: 'shop', password: true, strict: true });
    const row = await w.env.DB.prepare('SELECT * FROM server WHERE id = ?').bind(id).first();
    const trail = await w.env.DB.prepare('SELECT * FROM activity WHERE subject = ?').bind(`server:${id}`).all();
    for (const text of [shown, JSON.stringify([row, trail.results])]) expect(text).not.toContain(PASSWORD);
    expect(row?.token_sealed).toBe('');
    expect(await peerSettings(id)).toMatchObject({ host: 'router.example.net', user: 'shop', password: PASSWORD });
  });

  it('handed back as it is told keeps its secret; a new one replaces it and is named', async () => {
    const { api } = await staff(w);
    const { id } = await api.admin.servers.create(draft());
    const {
      accounts: _,
      baseUrl: __,
      probe: ___,
      createdAt: ____,
      down: _____,
      ...told
    } = await api.admin.servers.get({
      id,
    });
    await api.admin.servers.update({ ...told, config: { ...told.config, user: 'other' } });
    expect(await peerSettings(id)).toMatchObject({ user: 'other', password: PASSWORD });
    await api.admin.servers.update({ ...told, config: { ...told.config, password: 'new-pass-word' } });
    expect(await peerSettings(id)).toMatchObject({ user: 'shop', password: 'new-pass-word' });
    const last = await w.env.DB.prepare('SELECT detail FROM activity WHERE subject = ? ORDER BY id DESC LIMIT 1')
      .bind(`server:${id}`)
      .first<{ detail: string }>();
    expect(JSON.parse(last?.detail ?? '{}').changed).toEqual(['user', 'password']);
  });

  it.each([
    ['a kind that nobody has', { driver: 'constructor' }, ['/driver']],
    ['settings that are missing', { config: {} }, ['/config/user', '/config/password']],
    ['a setting that the kind has not', { config: { ...draft().config, zone: 'x' } }, ['/config/zone']],
    ['a token that the kind has not', { token: 'token-token' }, ['/token']],
  ])('with %s is refused there', async (_, over, pointers) => {
    const { api } = await staff(w);
    const refused = await api.admin.servers.create(draft(over)).catch((error) => error);
    expect(refused).toMatchObject({ code: 'validation' });
    expect(refused.data.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(pointers);
  });

  it('moved to another address needs its secrets again', async () => {
    const { api } = await staff(w);
    const { id } = await api.admin.servers.create(draft());
    const moved = { id, ...draft({ host: 'elsewhere.example.net', config: { user: 'shop' } }) };
    for (const attempt of [api.admin.servers.update(moved), testOf(api, id, moved)])
      await expect(attempt).rejects.toMatchObject({ data: { errors: [{ pointer: '/config/password' }] } });
  });

  it('becomes one of another kind while it is empty, with that kind’s settings; with accounts it stays', async () => {
    const { api } = await staff(w);
    const { id } = await aServer(api);
    const asRouter = { id, ...draft() };
    await w.env.DB.prepare('UPDATE server SET accounts = 1 WHERE id = ?').bind(id).run();
    await expect(api.admin.servers.update(asRouter)).rejects.toMatchObject({
      data: { errors: [{ pointer: '/driver' }] },
    });
    await w.env.DB.prepare('UPDATE server SET accounts = 0 WHERE id = ?').bind(id).run();
    await expect(api.admin.servers.update({ ...asRouter, config: { user: 'shop' } })).rejects.toMatchObject({
      data: { errors: [{ pointer: '/config/password' }] },
    });
    await api.admin.servers.update(asRouter);
    expect(await peerSettings(id)).toMatchObject({ user: 'shop', password: PASSWORD });
  });

  it('has no API to compare', async () => {
    const { api } = await staff(w);
    const { id } = await api.admin.servers.create(draft());
    await expect(api.admin.servers.compare({ id })).rejects.toMatchObject({ code: 'validation' });
  });
});

type Api = Awaited<ReturnType<typeof staff>>['api'];
const testOf = (api: Api, id: string, { id: _, ...fields }: ReturnType<typeof draft> & { id: string }) =>
  api.admin.servers.test({ id, draft: fields });
