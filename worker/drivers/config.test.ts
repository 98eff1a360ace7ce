import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { fieldMeta } from '../kernel/contract.ts';
import { makeSecrets } from '../kernel/identity/secret.ts';
import { maskConfig, mergeConfig, openConfig, type SealedConfig, sealConfig, secretFields } from './config.ts';

const KEY = btoa(String.fromCharCode(...new Uint8Array(32).fill(7)));
const secrets = makeSecrets(JSON.stringify({ current: 'k', keys: { k: KEY } }));
const secret = (min: number) =>
  z.string().check(z.minLength(min, 'Too short.')).register(fieldMeta, { kind: 'secret' });

const driver = {
  config: z.strictObject({
    user: z.string().check(z.minLength(1, 'Enter a value.')),
    password: secret(4),
    hookKey: z.optional(secret(4)),
    sandbox: z._default(z.boolean(), false),
  }),
};
const HOLDER = 'gateway:01A';
const seal = (given: Record<string, unknown>, before?: SealedConfig) =>
  sealConfig(driver, given, secrets, HOLDER, before);
async function sealed(given: Record<string, unknown>, before?: SealedConfig) {
  const done = await seal(given, before);
  if (!done.ok) throw new Error(JSON.stringify(done.errors));
  return done;
}
const opened = (config: SealedConfig, holder: `${string}:${string}` = HOLDER) =>
  openConfig(driver, config, secrets, holder);
const FIRST = { user: 'shop', password: 'pass-word', hookKey: 'hook-key' };

describe('a configuration at rest', () => {
  it('holds its secrets as envelopes, each bound to its field, and opens to what was given with defaults', async () => {
    const { sealed: stored } = await sealed(FIRST);
    expect(secretFields(driver)).toEqual(['password', 'hookKey']);
    expect(stored).toMatchObject({ user: 'shop', sandbox: false, password: expect.stringMatching(/^v1\.k\./) });
    for (const text of ['pass-word', 'hook-key']) expect(JSON.stringify(stored)).not.toContain(text);
    expect(await opened(stored)).toEqual({
      ok: true,
      config: { ...FIRST, sandbox: false },
      masked: ['pass-word', 'hook-key'],
    });
    await expect(opened(stored, 'gateway:01B')).rejects.toThrow();
    await expect(opened({ ...stored, hookKey: stored.password })).rejects.toThrow();
  });

  it('is told without its secrets, and what is told can be handed back', async () => {
    const { sealed: stored } = await sealed({ user: 'shop', password: 'pass-word' });
    const told = maskConfig(driver, stored);
    expect(told).toEqual({ user: 'shop', sandbox: false, password: true, hookKey: false });
    expect((await sealed(told, stored)).changed).toEqual([]);
  });

  it('a driver that asks for more than was stored is not opened', async () => {
    const { sealed: stored } = await sealed(FIRST);
    const grown = { config: z.extend(driver.config, { region: z.string() }) };
    expect(await openConfig(grown, stored, secrets, HOLDER)).toMatchObject({
      ok: false,
      errors: [{ pointer: '/config/region' }],
    });
  });
});

describe('an edit', () => {
  it.each([{ user: 'other' }, { user: 'other', password: '', hookKey: '' }, { user: 'other', password: null }])(
    '%j keeps every stored secret, envelope for envelope',
    async (given) => {
      const before = (await sealed(FIRST)).sealed;
      const after = await sealed(given, before);
      expect(after).toMatchObject({ sealed: { ...before, user: 'other' }, changed: ['user'] });
    },
  );

  it('replaces one secret and names it', async () => {
    const before = (await sealed(FIRST)).sealed;
    const after = await sealed({ password: 'new-word' }, before);
    expect(after.changed).toEqual(['password']);
    expect(after.sealed.hookKey).toBe(before.hookKey);
    expect(await opened(after.sealed)).toMatchObject({ config: { ...FIRST, password: 'new-word' } });
  });

  it.each([
    ['that is taken', { password: 'new-word' }, true],
    ['that is refused', { password: 'new-word', user: '' }, false],
  ])('%s names the given and the kept secrets, which no log may show', async (_, given, ok) => {
    const before = (await sealed(FIRST)).sealed;
    const merged = await mergeConfig(driver, given, secrets, HOLDER, before);
    expect(merged.ok).toBe(ok);
    expect(merged.masked.toSorted()).toEqual(['hook-key', 'new-word']);
  });

  it('forgets what an older version of the driver had stored', async () => {
    const { sealed: stored } = await sealed({}, { ...(await sealed(FIRST)).sealed, gone: 1 });
    expect(stored).not.toHaveProperty('gone');
  });

  it.each([
    ['a missing secret', { user: 'shop' }, ['/config/password']],
    ['a short one', { user: 'shop', password: 'x' }, ['/config/password']],
    ['a missing setting', { password: 'pass-word' }, ['/config/user']],
    ['unknown settings', { ...FIRST, zone: 1, port: 2 }, ['/config/zone', '/config/port']],
  ])('refuses %s on its field, without a word of the value', async (_, given, pointers) => {
    const done = await seal(given);
    expect(done).toMatchObject({ ok: false, errors: pointers.map((pointer) => ({ pointer })) });
    expect(JSON.stringify(done)).not.toContain('pass-word');
  });
});
