import type { Period } from '../../../worker/catalog/contract/model.ts';
import { currencyOf, type MoneyOptions, mbps, money } from '../../data/format/format.ts';
import { t } from '../i18n/en/billing.ts';

type Caps = { downMbps: number; upMbps: number };

export const speedWords = ({ downMbps, upMbps }: Caps): string => {
  if (downMbps === 0 && upMbps === 0) return t('speed.unlimited');
  if (downMbps === upMbps) return t('speed.same', { speed: mbps(downMbps) });
  return t('speed.both', { down: mbps(downMbps), up: mbps(upMbps) });
};

export const periodName = (period: Period): string => t(`period.${period}`);
export const perPeriod = (period: Period): string => t(`per.${period}`);

/** "9.00 € per month"; an hourly rate keeps its digits below the cent. */
export const priceWords = (micro: number, currency: string, period: Period): string =>
  t('price', { amount: money(micro, currency, { precise: true }), per: perPeriod(period) });

/** Documents and payments count in the currency's minor units. */
export const microOfMinor = (minor: number, code: string): number => minor * 10 ** (6 - currencyOf(code).minorDigits);
export const minorMoney = (minor: number, code: string, options?: MoneyOptions): string =>
  money(microOfMinor(minor, code), code, options);

export const Minor = ({ minor, currency }: { minor: number; currency: string }) => (
  <span class="num">{minorMoney(minor, currency)}</span>
);
