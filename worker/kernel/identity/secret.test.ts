import { beforeAll, describe, expect, it } from 'vitest';
import { staff } from '../../testing/actors.ts';
import { aServer } from '../../testing/catalog.ts';
import { panelAddress } from '../../testing/panels.ts';
import { type World, world } from '../../testing/world.ts';
import { makeSecrets, type Place } from './secret.ts';

const keyOf = (byte: number) => btoa(String.fromCharCode(...new Uint8Array(32).fill(byte)));
const ring = (current: string, ...ids: string[]) =>
  JSON.stringify({ current, keys: Object.fromEntries(ids.map((id) => [id, keyOf(id.charCodeAt(0))])) });

const PLACE: Place = 'server:01ABC:token_sealed';
const PLAIN = 'tök€n-hunter2 🔑';

describe('a sealed secret', () => {
  const secrets = makeSecrets(ring('a', 'a'));

  it('V210 given a secret, what is stored names its key, holds nothing readable, and opens to the same text', async () => {
    const sealed = await secrets.seal(PLAIN, PLACE);
    expect(sealed).toMatch(/^v1\.a\.[\w-]{16}\.[\w-]+$/);
    expect(sealed).not.toContain('hunter2');
    expect(sealed).not.toContain(btoa('hunter2').slice(0, 8));
    expect(await secrets.open(sealed, PLACE)).toBe(PLAIN);
  });

  it('sealed twice is two different texts: nobody sees that two secrets are equal', async () => {
    const [first, second] = [await secrets.seal(PLAIN, PLACE), await secrets.seal(PLAIN, PLACE)];
    expect(first.split('.')[2]).not.toBe(second.split('.')[2]);
    expect(first.split('.')[3]).not.toBe(second.split('.')[3]);
  });

  it.each<Place>(['server:01ABD:token_sealed', 'server:01ABC:other', 'service:01ABC:token_sealed'])(
    'copied to %s, it does not open there',
    async (elsewhere) => {
      const sealed = await secrets.seal(PLAIN, PLACE);
      await expect(secrets.open(sealed, elsewhere)).rejects.toThrow();
    },
  );

  it('altered anywhere, it does not open', async () => {
    const sealed = await secrets.seal(PLAIN, PLACE);
    const [version = '', key = '', iv = '', text = ''] = sealed.split('.');
    const flip = (part: string, at: number) => part.slice(0, at) + (part[at] === 'A' ? 'B' : 'A') + part.slice(at + 1);
    for (const altered of [
      [version, key, flip(iv, 0), text],
      [version, key, iv, flip(text, 0)],
      [version, key, iv, flip(text, text.length - 2)],
      [version, key, iv, text.slice(0, -4)],
    ])
      await expect(secrets.open(altered.join('.'), PLACE), altered.join('.')).rejects.toThrow();
  });

  it.each(['', 'hunter2', 'v1.a.b', 'v2.a.AAAA.AAAA', 'v1..AAAA.AAAA'])('%j is not one', async (text) => {
    await expect(secrets.open(text, PLACE)).rejects.toThrow('Not a sealed secret');
  });

  it.each(['', 'x'.repeat(20_000)])('holds an empty and a long text', async (plain) => {
    expect(await secrets.open(await secrets.seal(plain, PLACE), PLACE)).toBe(plain);
  });
});

describe('key rotation', () => {
  const before = makeSecrets(ring('a', 'a'));
  const during = makeSecrets(ring('b', 'a', 'b'));
  const after = makeSecrets(ring('b', 'b'));

  it('V210 given a new current key, old secrets still open, are rewrapped once, and then need the old key no more', async () => {
    const old = await before.seal(PLAIN, PLACE);
    expect(await during.open(old, PLACE)).toBe(PLAIN);
    const rewrapped = await during.rewrap(old, PLACE);
    expect(rewrapped).toMatch(/^v1\.b\./);
    expect(await after.open(rewrapped ?? '', PLACE)).toBe(PLAIN);
    expect(await during.rewrap(rewrapped ?? '', PLACE)).toBeNull();
    expect(await during.seal('new', PLACE)).toMatch(/^v1\.b\./);
  });

  it('a secret is not rewrapped into another place', async () => {
    const old = await before.seal(PLAIN, PLACE);
    await expect(during.rewrap(old, 'server:01ABD:token_sealed')).rejects.toThrow();
  });

  it('a secret whose key was taken out too early says which key is missing and what to do', async () => {
    const old = await before.seal(PLAIN, PLACE);
    await expect(after.open(old, PLACE)).rejects.toThrow('Key "a" is not in KEY_RING; keep old keys');
  });

  it('the same key id with another key does not open it', async () => {
    const impostor = makeSecrets(JSON.stringify({ current: 'a', keys: { a: keyOf(9) } }));
    await expect(impostor.open(await before.seal(PLAIN, PLACE), PLACE)).rejects.toThrow();
  });

  it.each([
    ['no current key', '{"current":"a","keys":{}}'],
    ['no keys', '{"current":"a"}'],
    ['a key of 16 bytes', JSON.stringify({ current: 'a', keys: { a: btoa('0123456789abcdef') } })],
  ])('a ring with %s is refused at the start, with the form that is wanted', (_, text) => {
    expect(() => makeSecrets(text)).toThrow('KEY_RING must be {"current"');
  });
});

describe('at rest', () => {
  let w: World;
  beforeAll(async () => {
    w = await world();
  });

  it('V210 given a server with a token, no column of its row and no entry of the trail holds the token', async () => {
    const { api } = await staff(w);
    const { id } = await aServer(api);
    const row = await w.env.DB.prepare('SELECT * FROM server WHERE id = ?').bind(id).first();
    const trail = await w.env.DB.prepare('SELECT * FROM activity WHERE subject = ?').bind(`server:${id}`).all();
    const { token } = panelAddress();
    expect(row?.token_sealed).toMatch(/^v1\.test\./);
    expect(JSON.stringify([row, trail.results])).not.toContain(token);
    expect(await w.ctx().secrets.open(String(row?.token_sealed), `server:${id}:token_sealed`)).toBe(token);
  });
});
