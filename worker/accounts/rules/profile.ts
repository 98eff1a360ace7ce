import type { FieldError } from '../../kernel/problem.ts';
import type { Account, Profile } from '../contract/account.ts';
import type { ClientStatus } from '../table.ts';
import { fault } from '../words/index.ts';
import { ADDRESS, type Address } from './address.ts';
import { type ClientRow, fold } from './client.ts';

/** What no address is without. Postcodes and regions are not known everywhere. */
const NEEDED = {
  address1: fault('address.street'),
  city: fault('address.city'),
  country: fault('address.country'),
} as const;

const isSaid = (address: Address): boolean => ADDRESS.some((key) => address[key] !== '');

/** Half an address is worse than none. */
export const addressFaults = (address: Address): FieldError[] =>
  isSaid(address)
    ? Object.entries(NEEDED)
        .filter(([key]) => address[key as keyof typeof NEEDED] === '')
        .map(([key, message]) => ({ pointer: `/${key}`, message }))
    : [];

/** A new client becomes active with an address that documents can be made out to. */
export const profileColumns = (profile: Profile, status: ClientStatus) => ({
  ...profile,
  searchName: fold(profile.name),
  searchCompany: fold(profile.companyName),
  status: status === 'new' && isSaid(profile) ? ('active' as const) : status,
});

export const profileOf = (row: ClientRow): Account['profile'] => ({
  name: row.name,
  companyName: row.companyName,
  taxId: row.taxId,
  address1: row.address1,
  address2: row.address2,
  postcode: row.postcode,
  city: row.city,
  region: row.region,
  country: row.country,
});
