import { describe, expect, it } from 'vitest';
import { connectionOf, missingFor } from './tested.ts';

const form = {
  driver: 'puqvpncp',
  host: 'vpn.example.com',
  port: null,
  secure: true,
  plainHttpAccepted: false,
  token: 'a-token',
  config: { region: 'eu' },
};
const driver = {
  fields: [
    { path: 'region', required: true, meta: { kind: 'text' } },
    { path: 'apiKey', required: true, meta: { kind: 'secret' } },
  ],
  words: { 'field.apiKey': 'API key' },
} as unknown as Parameters<typeof missingFor>[1];

describe('the verdict of a connection test', () => {
  it.each([
    ['host', { host: 'other.example.com' }],
    ['port', { port: 8443 }],
    ['scheme', { secure: false }],
    ['token', { token: 'another' }],
    ['kind', { driver: 'other' }],
    ['a setting of the kind', { config: { region: 'us' } }],
  ])('given another %s than was tested, it no longer holds', (_, over) => {
    expect(connectionOf({ ...form, ...over })).not.toBe(connectionOf(form));
  });

  it('holds while nothing is changed that was tested', () => {
    expect(connectionOf({ ...form, host: ' VPN.example.com ', plainHttpAccepted: true })).toBe(connectionOf(form));
    expect(connectionOf({ ...form, token: '' })).toBe(connectionOf({ ...form, token: undefined }));
  });
});

describe('what a test asks for', () => {
  it('names the field that is missing as the form calls it', () => {
    expect(missingFor({ ...form, host: ' ' }, driver, false)).toBe('Host name or IP address');
    expect(missingFor(form, driver, false)).toBe('API key');
    expect(missingFor(form, driver, true)).toBeUndefined();
    expect(missingFor({ ...form, config: { apiKey: 'k' } }, driver, false)).toBeUndefined();
  });
});
