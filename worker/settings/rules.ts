import type { GeneralSettings } from './contract/model.ts';

/** What a fresh shop starts with, until staff save their own. */
export const DEFAULT_SETTINGS: GeneralSettings = {
  shopName: 'Culvert',
  contactEmail: '',
  companyName: 'Culvert demo company',
  companyAddress: '',
  companyTaxId: '',
  defaultCurrency: 'EUR',
  timeZone: 'UTC',
  taxName: 'VAT',
  taxRatePpm: 230_000,
  minTopUpMicro: 5_000_000,
  maxTopUpMicro: 1_000_000_000,
  proformaDueDays: 7,
  liveIntervalSeconds: 5,
};

/** Stored settings may be older than the code: what is missing takes its default. */
export const settingsOf = (stored: string | undefined): GeneralSettings => ({
  ...DEFAULT_SETTINGS,
  ...(stored ? (JSON.parse(stored) as Partial<GeneralSettings>) : {}),
});

export const isTimeZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};
