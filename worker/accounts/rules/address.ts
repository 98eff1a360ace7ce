import type { Profile } from '../contract/account.ts';
import type { Language } from '../table.ts';

export const ADDRESS = ['address1', 'address2', 'postcode', 'city', 'region', 'country'] as const;
export type Address = Pick<Profile, (typeof ADDRESS)[number]>;

/** As it is printed: one line each, the country by its name in `language`; '' when nothing is said. */
export function addressOf(address: Address, language: Language): string {
  const { address1, address2, postcode, city, region, country } = address;
  const place = [postcode, city].filter(Boolean).join(' ');
  const name = country && (new Intl.DisplayNames([language], { type: 'region' }).of(country) ?? country);
  return [address1, address2, place, region, name].filter(Boolean).join('\n');
}
