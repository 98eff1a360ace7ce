import { describe, expect, it } from 'vitest';
import { LEGITIMATE, LOOPBACK, REFUSED, SPELLINGS } from './address.corpus.ts';
import { type AddressPolicy, checkAddress } from './address.ts';

const production: AddressPolicy = { mode: 'production' };
const loopbackModes: AddressPolicy[] = [{ mode: 'dev' }, { mode: 'demo' }, { mode: 'test' }];

describe('address', () => {
  it.each(REFUSED)('refuses %j in production and says why', (address, reason) => {
    expect(checkAddress(address, production)).toMatchObject({ ok: false, why: expect.stringMatching(reason) });
  });

  it.each(REFUSED)('refuses %j in dev, demo and test too', (address) => {
    for (const policy of loopbackModes) expect(checkAddress(address, policy).ok).toBe(false);
  });

  it('refuses every spelling of every private address, in every mode', () => {
    const through = SPELLINGS.filter((address) =>
      [production, ...loopbackModes].some((policy) => checkAddress(address, policy).ok),
    );
    expect(through).toEqual([]);
    expect(SPELLINGS.length + REFUSED.length + LOOPBACK.length).toBeGreaterThanOrEqual(250);
  });

  it.each(LOOPBACK)('lets %j through in dev, demo and test only', (address) => {
    expect(checkAddress(address, production)).toMatchObject({ ok: false });
    for (const policy of loopbackModes) expect(checkAddress(address, policy)).toMatchObject({ ok: true });
  });

  it.each(LEGITIMATE)('lets the panel address %j through in every mode', (address) => {
    for (const policy of [production, ...loopbackModes])
      expect(checkAddress(address, policy)).toMatchObject({ ok: true });
  });

  it.each([
    ['http://2130706433/', '127.0.0.1'],
    ['http://0x7f.1/', '127.0.0.1'],
    ['http://0177.0.0.01/', '127.0.0.1'],
    ['http://[::FFFF:127.0.0.1]/', '[::ffff:7f00:1]'],
    ['http://１２７.0.0.1/', '127.0.0.1'],
    ['http://127%2E0.0.1/', '127.0.0.1'],
  ])('relies on URL to read %j as %s', (address, host) => {
    expect(new URL(address).hostname).toBe(host);
  });

  it.each(['https://5.9.1.2/', 'https://[2a01:4f8::1]/'])(
    'refuses the public bare address %s in production and offers a DNS name',
    (address) => {
      expect(checkAddress(address, production)).toMatchObject({
        ok: false,
        why: expect.stringMatching(/bare IP.*DNS name/),
      });
      expect(checkAddress(address, { mode: 'dev' })).toMatchObject({ ok: true });
    },
  );

  it('never repeats the password of a refused address', () => {
    const verdict = checkAddress('http://root:hunter2@panel.example.com/', production);
    expect(JSON.stringify(verdict)).not.toContain('hunter2');
  });
});
