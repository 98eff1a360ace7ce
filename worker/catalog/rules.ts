import type * as z from 'zod/mini';
import { faultsIn } from '../drivers/config.ts';
import type { ProvisioningDriver } from '../drivers/provisioning/port.ts';
import type { Locale } from '../kernel/contract.ts';
import type { FieldError } from '../kernel/problem.ts';
import { sentence } from '../kernel/words/index.ts';
import { type Teller, told, type Word } from '../kernel/words/word.ts';
import {
  ACCOUNT_SETTINGS,
  type Localised,
  PERIODS,
  type Period,
  type PeriodPrice,
  type Plan,
  type PriceList,
  type Product,
  type ProductChange,
  type ProductDraft,
  type ProductGroup,
  type ProductRow,
  type productGroupDraft,
  type target,
  type VpnConfig,
} from './contract/model.ts';
import type { product, productGroup } from './table.ts';
import { fault } from './words/index.ts';

export type ProductRecord = typeof product.$inferSelect;
export type GroupRecord = typeof productGroup.$inferSelect;
export type Target = z.infer<typeof target>;
/** `bound` 0: the server has left the product's server group since the pair was saved. */
export type TargetRecord = Target & { position: number; serverName: string; disabled: number; bound: number };
type Draft = ProductDraft | ProductChange;
type NameJudge = Pick<ProvisioningDriver, 'checkNameRule'>;
type ConfigShape = Pick<ProvisioningDriver, 'productConfig'>;

/** The text in the reader's language; where that is missing or empty, the English one. */
export const textIn = (texts: Localised, locale: Locale): string => texts[locale] || texts.en;

/** What the shop has, as far as a product form may name it. */
export type Known = {
  productGroup: boolean;
  /** The one server or the server group that the form binds to exists. */
  binding: boolean;
  /** Servers that the binding offers. */
  serverIds: readonly string[];
  currencies: readonly string[];
};

/** What a product form may get wrong beyond its shape. */
export function productFaults(input: Draft, known: Known): FieldError[] {
  const errors: FieldError[] = [];
  if (!known.productGroup) errors.push({ pointer: '/groupId', message: fault('group.unknown') });
  if ((input.serverId === null) === (input.serverGroupId === null)) {
    errors.push({ pointer: '/serverGroupId', message: fault('binding.one') });
  } else if (!known.binding) {
    const pointer = input.serverId === null ? '/serverGroupId' : '/serverId';
    errors.push({ pointer, message: fault('binding.gone') });
  } else errors.push(...targetFaults(input.targets, known.serverIds));
  return [...errors, ...priceFaults(input.prices, known.currencies)];
}

function targetFaults(targets: readonly Target[], serverIds: readonly string[]): FieldError[] {
  const seen = new Set<string>();
  return targets.flatMap(({ serverId, network }, i) => {
    const pair = `${serverId}/${network}`;
    const message = !serverIds.includes(serverId) ? fault('pair.foreign') : seen.has(pair) ? fault('pair.twice') : null;
    seen.add(pair);
    return message === null ? [] : [{ pointer: `/targets/${i}`, message }];
  });
}

function priceFaults(prices: readonly PriceList[], currencies: readonly string[]): FieldError[] {
  const errors: FieldError[] = [];
  prices.forEach(({ currency, periods }, i) => {
    if (!currencies.includes(currency))
      errors.push({ pointer: `/prices/${i}/currency`, message: fault('currency.unknown') });
    if (prices.findIndex((p) => p.currency === currency) < i)
      errors.push({ pointer: `/prices/${i}/currency`, message: fault('currency.twice', { currency }) });
    periods.forEach(({ period }, j) => {
      if (periods.findIndex((p) => p.period === period) < j)
        errors.push({ pointer: `/prices/${i}/periods/${j}/period`, message: fault('period.twice') });
    });
  });
  return errors;
}

/** Of a product's settings, those that its driver alone knows. */
export const ownSettings = (config: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(config).filter(([name]) => !ACCOUNT_SETTINGS.includes(name)));

/** The settings as the driver takes them, its defaults filled in, or what it would refuse. */
export function configOf(vpn: Draft['vpn'], driver: ConfigShape): { config: VpnConfig } | { errors: FieldError[] } {
  const parsed = driver.productConfig.safeParse(vpn);
  return parsed.success ? { config: parsed.data as VpnConfig } : { errors: faultsIn(parsed.error, '/vpn') };
}

type Kinded = { driver: string };
/**
 * The driver of the servers that a product is bound to. A group without servers says nothing: then it stays what it was,
 * or the first there is. `before`: of the product as it is stored.
 */
export function driverFor(
  servers: readonly Kinded[],
  known: readonly string[],
  before?: Pick<ProductRecord, 'driver' | 'totalServices'>,
): { key: string } | { errors: FieldError[] } {
  const [kind, other] = new Set(servers.map(({ driver }) => driver));
  const key = kind ?? before?.driver ?? known[0] ?? '';
  const refused = (message: Word) => ({ errors: [{ pointer: '/serverGroupId', message }] });
  if (other !== undefined) return refused(fault('kind.one'));
  return before && before.totalServices > 0 && before.driver !== key ? refused(fault('kind.sold')) : { key };
}

/** What a new product starts with. */
export const startingConfig = (driver: ConfigShape): VpnConfig => driver.productConfig.parse({}) as VpnConfig;

export function columnsOf(
  input: Draft,
  config: VpnConfig,
  before?: Pick<ProductRecord, 'graceHours' | 'lowBalanceDays'>,
) {
  return {
    key: input.key,
    groupId: input.groupId,
    name: input.name,
    summary: input.summary,
    description: input.description,
    hidden: input.hidden ? 1 : 0,
    retired: input.retired ? 1 : 0,
    position: input.position,
    serverId: input.serverId,
    serverGroupId: input.serverGroupId,
    cancellationDelayHours: input.cancellationDelayHours,
    terminationDelayHours: input.terminationDelayHours,
    graceHours: input.graceHours ?? before?.graceHours ?? 0,
    lowBalanceDays: input.lowBalanceDays ?? before?.lowBalanceDays ?? 3,
    config,
  };
}

/** Periods in the order of their length, so that two equal lists are equal as text. */
export const inOrder = (list: PriceList): PriceList => ({
  currency: list.currency,
  periods: PERIODS.flatMap((period) => list.periods.filter((p) => p.period === period)).map(
    ({ period, setupMicro, baseMicro }) => ({ period, setupMicro, baseMicro }),
  ),
});

/** `added` become the current versions; `retired` are currencies whose current version ends. An unchanged list is in neither. */
export function priceChanges(before: readonly PriceList[], after: readonly PriceList[]) {
  const same = (a: PriceList, b: PriceList) => JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));
  return {
    added: after.filter((a) => !before.some((b) => same(a, b))).map(inOrder),
    retired: before.filter((b) => !after.some((a) => same(a, b))).map((b) => b.currency),
  };
}

export const sameTargets = (before: readonly Target[], after: readonly Target[]): boolean =>
  before.length === after.length &&
  before.every((b, i) => b.serverId === after[i]?.serverId && b.network === after[i]?.network);

/** What one period costs under a price version; null when it is not sold. */
export function priceFor(row: { periods: readonly PeriodPrice[] }, period: Period): Omit<PeriodPrice, 'period'> | null {
  const found = row.periods.find((p) => p.period === period);
  return found ? { setupMicro: found.setupMicro, baseMicro: found.baseMicro } : null;
}

export function productOf(
  row: ProductRecord,
  targets: readonly TargetRecord[],
  prices: readonly PriceList[],
  driver: NameJudge,
  say: Teller,
): Product {
  const { driver: _, config, updatedAt: __, ...shown } = row;
  return {
    ...shown,
    hidden: row.hidden === 1,
    retired: row.retired === 1,
    vpn: config,
    targets: targets.map(({ serverId, network }) => ({ serverId, network })),
    prices: prices.map(inOrder),
    warnings: told([...nameWarning(config.nameRule, driver), ...targetWarnings(targets)], say),
  };
}

function nameWarning(rule: string, driver: NameJudge): FieldError[] {
  const verdict = driver.checkNameRule(rule);
  const message = verdict.ok ? verdict.warning : verdict.message;
  return message === null ? [] : [{ pointer: '/vpn/nameRule', message: sentence(message) }];
}

function targetWarnings(targets: readonly TargetRecord[]): FieldError[] {
  return targets.flatMap(({ serverName, disabled, bound }, i) => {
    const why =
      bound === 0
        ? fault('pair.left', { server: serverName })
        : disabled === 1
          ? fault('pair.disabled', { server: serverName })
          : null;
    return why === null ? [] : [{ pointer: `/targets/${i}`, message: why }];
  });
}

type RowRecord = Omit<ProductRow, 'hidden' | 'retired' | 'caps'> & Pick<ProductRecord, 'hidden' | 'retired' | 'config'>;

export function productRowOf({ config, ...row }: RowRecord): ProductRow {
  return { ...row, hidden: row.hidden === 1, retired: row.retired === 1, caps: capsOf(config) };
}

export const capsOf = ({ downMbps, upMbps }: VpnConfig) => ({ downMbps, upMbps });

export const groupColumnsOf = (input: z.infer<typeof productGroupDraft>) => ({
  key: input.key,
  name: input.name,
  description: input.description,
  hidden: input.hidden ? 1 : 0,
  position: input.position,
});
export const groupOf = (row: GroupRecord): ProductGroup => ({ ...row, hidden: row.hidden === 1 });

export type PlanRecord = Pick<ProductRecord, 'name' | 'summary' | 'description' | 'config'> & {
  productId: string;
  groupId: string;
  groupName: Localised;
  groupDescription: Localised;
  currency: string;
  periods: PeriodPrice[];
};

export const planOf = (row: PlanRecord, locale: Locale): Plan => ({
  id: row.productId,
  name: textIn(row.name, locale),
  summary: textIn(row.summary, locale),
  description: textIn(row.description, locale),
  group: {
    id: row.groupId,
    name: textIn(row.groupName, locale),
    description: textIn(row.groupDescription, locale),
  },
  caps: capsOf(row.config),
  currency: row.currency,
  periods: row.periods,
});
