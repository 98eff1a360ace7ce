import type { Product, ProductChange, ProductDriver } from '../../../worker/catalog/contract/model.ts';
import type { FormCore } from '../../kit/form/use-form.ts';
import type { PriceRows } from './prices.ts';

export type ProductValues = Omit<ProductChange, 'id' | 'prices' | 'graceHours' | 'lowBalanceDays'> & {
  prices: PriceRows[];
  graceHours: number;
  lowBalanceDays: number;
};
export type ProductForm = FormCore<ProductValues>;

export const newProduct = (nameRule: string): ProductValues => ({
  key: '',
  groupId: '',
  name: { en: '' },
  summary: { en: '' },
  description: { en: '' },
  hidden: false,
  retired: false,
  position: 0,
  serverId: null,
  serverGroupId: null,
  cancellationDelayHours: 72,
  terminationDelayHours: 336,
  graceHours: 0,
  lowBalanceDays: 3,
  vpn: { downMbps: 0, upMbps: 0, nameRule, instructionUrl: '', showPassword: 'plain', welcomeMail: 'link' },
  targets: [],
  prices: [],
});

/** What the form holds once its driver is known: settings that only it has, and its name rule in place of another's. */
export function vpnFor(
  vpn: ProductValues['vpn'],
  driver: ProductDriver,
  known: readonly ProductDriver[],
): ProductValues['vpn'] {
  const isAnothers = known.some(({ key, nameRule }) => key !== driver.key && nameRule === vpn.nameRule);
  return { ...driver.initial, ...vpn, nameRule: isAnothers ? driver.nameRule : vpn.nameRule };
}

/** A change is sent whole, without what only the server knows. */
export const valuesOf = (product: Product): ProductValues => {
  const { id: _, activeServices: __, totalServices: ___, createdAt: ____, warnings: _____, ...values } = product;
  return { ...values, vpn: { welcomeMail: 'link', ...values.vpn } };
};

/** As the contract takes it: empty amounts stay null and are refused at their field. */
export const bodyOf = (values: ProductValues) => values as Omit<ProductChange, 'id'>;
