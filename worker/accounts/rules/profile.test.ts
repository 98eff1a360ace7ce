import { describe, expect, it } from 'vitest';
import { COUNTRIES } from '../contract/countries.ts';
import { addressOf } from './address.ts';
import { addressFaults, profileColumns } from './profile.ts';

const NOWHERE = { address1: '', address2: '', postcode: '', city: '', region: '', country: '' };
const HERE = { ...NOWHERE, address1: 'ul. Długa 1', postcode: '31-147', city: 'Kraków', country: 'PL' };
const profile = (over: object) => ({ name: 'Zoë', companyName: 'Łuk', taxId: '', ...NOWHERE, ...over });

describe('an address', () => {
  it('is nothing at all, or has a street, a city and a country; each that lacks is named', () => {
    expect(addressFaults(NOWHERE)).toEqual([]);
    expect(addressFaults(HERE)).toEqual([]);
    expect(addressFaults({ ...NOWHERE, postcode: '1' }).map((e) => e.pointer)).toEqual([
      '/address1',
      '/city',
      '/country',
    ]);
    for (const key of ['address1', 'city', 'country'] as const)
      expect(addressFaults({ ...HERE, [key]: '' }).map((e) => e.pointer)).toEqual([`/${key}`]);
  });

  it('needs neither postcode nor region: Hong Kong has none', () => {
    expect(addressFaults({ ...NOWHERE, address1: '1 Queen’s Road', city: 'Central', country: 'HK' })).toEqual([]);
  });

  it('is printed a line each, the country by its name in the reader’s language', () => {
    expect(addressOf(HERE, 'pl')).toBe('ul. Długa 1\n31-147 Kraków\nPolska');
    expect(addressOf({ ...HERE, address2: 'm. 2', region: 'Małopolska' }, 'en')).toBe(
      'ul. Długa 1\nm. 2\n31-147 Kraków\nMałopolska\nPoland',
    );
    expect(addressOf(NOWHERE, 'en')).toBe('');
  });

  it('every country offered has a name, and none is offered twice', () => {
    const names = new Intl.DisplayNames(['en'], { type: 'region' });
    expect(COUNTRIES.filter((code) => names.of(code) === code)).toEqual([]);
    expect(new Set(COUNTRIES).size).toBe(COUNTRIES.length);
    expect(COUNTRIES.length).toBe(251);
  });
});

describe('a saved profile', () => {
  it('makes a new client active once there is an address, and brings no closed one back', () => {
    expect(profileColumns(profile(HERE), 'new')).toMatchObject({ status: 'active', searchCompany: 'luk' });
    expect(profileColumns(profile({}), 'new').status).toBe('new');
    expect(profileColumns(profile(HERE), 'inactive').status).toBe('inactive');
  });
});
