import { describe, expect, it } from 'vitest';
import { readProtocols, type Shaped, shapeAccount, shapeLicence, shapeStatus } from './shapes.ts';

const value = <T>(shaped: Shaped<T>): T => {
  if (!shaped.ok) throw new Error(shaped.why);
  return shaped.value;
};

const record = {
  name: 'vpn-41-907-qkzt',
  network_name: 'Default',
  ipv4: '10.0.1.24',
  username: 'user_17',
  password: 'k$9%Tz*2pQ',
  status: 'enable',
  b_download: 100,
  b_upload: 50,
};
const account = {
  name: 'vpn-41-907-qkzt',
  network: 'Default',
  ipv4: '10.0.1.24',
  username: 'user_17',
  password: 'k$9%Tz*2pQ',
  enabled: true,
  caps: { downMbps: 100, upMbps: 50 },
};

describe('account record', () => {
  it('is read field by field', () => {
    expect(value(shapeAccount(record))).toEqual(account);
  });

  it.each([
    ['numbers as text', { b_download: '100', b_upload: ' 50 ' }],
    ['the network under its old name', { network_name: undefined, wg_name: 'Default' }],
    ['the network under its short name', { network_name: undefined, network: 'Default' }],
    ['the address under its old name, with a prefix', { ipv4: undefined, allowed_IPs: '10.0.1.24/32' }],
    ['status as Enable', { status: 'Enable' }],
    ['status as a boolean', { status: true }],
    [
      'caps under long names',
      { b_download: undefined, b_upload: undefined, bandwidth_download: 100, bandwidth_upload: '50' },
    ],
    ['null in place of an absent field', { ipv6: null, network: null }],
  ])('is read the same with %s', (_, change) => {
    expect(value(shapeAccount({ ...record, ...change }))).toEqual(account);
  });

  it('V021 Q-19 given every number as text, the numbers are the same; text that is no number is an error', () => {
    expect(value(shapeAccount({ ...record, b_download: '0', b_upload: '10000' })).caps).toEqual({
      downMbps: 0,
      upMbps: 10_000,
    });
    expect(shapeAccount({ ...record, b_download: 'fast' })).toEqual({
      ok: false,
      why: 'field downMbps is missing or not what it should be',
    });
    expect(shapeAccount({ ...record, b_download: '' }).ok).toBe(false);
  });

  it('V023 given fields that nobody knows, the record is read the same', () => {
    expect(value(shapeAccount({ ...record, mangle: 7, private_key: 'x', extra: { deep: [] } }))).toEqual(account);
  });

  it('Q-15 given a password of metacharacters, it comes out as it is', () => {
    const password = '$ % # * ! \' " < & > ` \\ ; |';
    expect(value(shapeAccount({ ...record, password })).password).toBe(password);
  });

  it('has no name and no password where the panel sends empty ones', () => {
    expect(value(shapeAccount({ ...record, username: '', password: '' }))).toMatchObject({
      username: null,
      password: null,
    });
  });

  it('is not read from a switch that is empty, which is neither on nor off', () => {
    expect(shapeAccount({ ...record, status: '' }).ok).toBe(false);
    const empty = { wireguard: '', amneziawg: { enabled: '' }, openvpn: false, ikev2_enabled: '' };
    expect(readProtocols(empty)).toEqual({ wireguard: null, amneziawg: null, openvpn: false, ikev2: null });
    expect(value(shapeLicence({ license_valid: '' })).valid).toBeNull();
  });

  it('says which field is wrong and never what was in it', () => {
    const shaped = shapeAccount({ ...record, status: 'hunter2' });
    expect(shaped).toEqual({ ok: false, why: 'field enabled is missing or not what it should be' });
  });

  it.each([[[]], ['text'], [null], [7]])('is not %j', (wrong) => {
    expect(shapeAccount(wrong).ok).toBe(false);
  });
});

describe('status and licence', () => {
  const status = {
    count_accounts: 1853,
    count_accounts_available: '5050',
    license: '2027-01-31T00:00:00+01:00',
    license_valid: true,
    status: 'OK',
    version: '2.3.0',
  };

  it('Q-07 given 1853 accounts and 5050 available, 5050 is the ceiling and not the remainder', () => {
    expect(value(shapeStatus(status)).slots).toEqual({ used: 1853, total: 5050 });
  });

  it('Q-08 given a status text that begins with Loading, the panel is busy with that text; OK is not busy', () => {
    for (const text of ['Loading (networks)', ' Loading (networks)\n'])
      expect(value(shapeStatus({ ...status, status: text })).busy).toBe('Loading (networks)');
    expect(value(shapeStatus(status)).busy).toBeNull();
  });

  it('reads version and licence, or null', () => {
    expect(value(shapeStatus(status))).toMatchObject({
      version: '2.3.0',
      licenceExpires: status.license,
      licenceValid: true,
    });
    expect(value(shapeStatus({ count_accounts: 0, count_accounts_available: 50 }))).toMatchObject({
      version: null,
      licenceExpires: null,
      licenceValid: null,
    });
  });

  it.each([
    [
      { valid: true, expires: '2027-01-31' },
      { valid: true, expires: '2027-01-31' },
    ],
    [
      { license_valid: 'no', license: '2020-01-01' },
      { valid: false, expires: '2020-01-01' },
    ],
    [{}, { valid: null, expires: null }],
  ])('reads the licence %j', (licence, expected) => {
    expect(value(shapeLicence(licence))).toEqual(expected);
  });
});
