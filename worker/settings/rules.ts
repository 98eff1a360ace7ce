import type { Env, Mode } from '../env.ts';
import type { GeneralSettings } from './contract/model.ts';

/** What a fresh shop starts with, until staff save their own. */
export const DEFAULT_SETTINGS: GeneralSettings = {
  shopName: 'Culvert',
  contactEmail: '',
  publicAddress: '',
  companyName: 'Culvert demo company',
  companyAddress: '',
  companyTaxId: '',
  defaultCurrency: 'EUR',
  timeZone: 'UTC',
  taxName: 'VAT',
  taxRatePpm: 230_000,
  minTopUpMicro: 5_000_000,
  maxTopUpMicro: 1_000_000_000,
  confirmEmail: true,
  proformaDueDays: 7,
  liveIntervalSeconds: 5,
  staffIdleMinutes: 60,
};

/** Stored settings may be older than the code: what is missing takes its default. */
export const settingsOf = (stored: string | undefined): GeneralSettings => ({
  ...DEFAULT_SETTINGS,
  ...(stored ? (JSON.parse(stored) as Partial<GeneralSettings>) : {}),
});

/** Scheme and host of an address that is nothing more than that, over https in production; null: it is none. */
export function publicOrigin(text: string, mode: Mode): string | null {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  const more =
    url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '';
  return more || (mode === 'production' && url.protocol === 'http:') ? null : url.origin;
}

type Deployed = { env: Pick<Env, 'PUBLIC_ADDRESS'>; mode: Mode };

export const deployedAddress = ({ env, mode }: Deployed) => publicOrigin(env.PUBLIC_ADDRESS ?? '', mode);

/**
 * Where customers find the shop: as staff set it, else as it was deployed; null: nobody has said it. What a request
 * says of its host is never asked.
 */
export const publicAddressOf = (shop: Deployed, { publicAddress = '' }: GeneralSettings) =>
  publicOrigin(publicAddress, shop.mode) ?? deployedAddress(shop);

export const isTimeZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};
