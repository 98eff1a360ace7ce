export type { Currency, GeneralSettings } from './contract/model.ts';
export { isTimeZone, publicAddressOf } from './rules.ts';
export { currenciesOf, currenciesQuery, generalOf, generalQuery } from './store.ts';
export { currency } from './table.ts';
export { readPublicAddress } from './verbs.ts';
