export type { Period, PeriodPrice, VpnConfig } from './contract/model.ts';
export { type ProductRecord, priceFor, productOf, type TargetRecord, textIn } from './rules.ts';
export {
  countService,
  currentPriceQuery,
  priceIsCurrent,
  productById,
  productOrderable,
  soldCurrencies,
  targetBound,
  targetsOf,
} from './store.ts';
export { price, product, productGroup, productTarget } from './table.ts';
