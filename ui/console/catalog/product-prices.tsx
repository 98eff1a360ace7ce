import './product.css';
import { IconButton } from '../../kit/form/button.tsx';
import type { Bound } from '../../kit/form/field.tsx';
import { MoneyInput } from '../../kit/form/inputs-money.tsx';
import { Menu } from '../../kit/overlay/menu.tsx';
import { IconAlert, IconPlus, IconTrash } from '../../kit/shown/icons.tsx';
import { Section } from '../../kit/shown/section.tsx';
import { Notice } from '../../kit/shown/surface.tsx';
import { FormHelp } from '../help.tsx';
import { t } from '../i18n/en/catalog.ts';
import { session } from '../session.ts';
import {
  addCurrency,
  addPeriod,
  freeCurrencies,
  freePeriods,
  type Period,
  type PriceRows,
  removePeriod,
} from './prices.ts';
import type { ProductForm } from './product-values.ts';

export const periodName = (period: Period): string => t(`period.${period}`);

/** Hourly rates go down to the micro-unit. */
const RATE_DIGITS = 6;

const Amount = ({ bound, currency, label }: { bound: Bound<number | null>; currency: string; label: string }) => (
  <div class={bound.error ? 'field field-bad' : 'field'}>
    <label class="price-word sr-only" for={bound.id}>
      {label}
    </label>
    <MoneyInput
      {...bound}
      currency={currency}
      digits={RATE_DIGITS}
      describedBy={bound.error ? `${bound.id}-error` : undefined}
      required
    />
    {bound.error && (
      <p class="field-error" id={`${bound.id}-error`}>
        <IconAlert size={16} />
        {bound.error}
      </p>
    )}
  </div>
);

type ListProps = { form: ProductForm; list: PriceRows; at: number; replace: (next: PriceRows | undefined) => void };

const CurrencyPrices = ({ form, list, at, replace }: ListProps) => {
  const { currency } = list;
  const free = freePeriods(list);
  const wrong = form.field(`prices.${at}.currency`).error;
  return (
    <div class="prices">
      <div class="prices-head">
        <h3>{currency}</h3>
        {free.length > 0 && (
          <Menu
            label={`${t('price.addPeriod')}: ${currency}`}
            triggerClass="btn btn-quiet btn-s"
            trigger={
              <>
                <IconPlus size={16} />
                {t('price.addPeriod')}
              </>
            }
            items={free.map((period) => ({
              label: periodName(period),
              onSelect: () => replace(addPeriod(list, period)),
            }))}
          />
        )}
        <IconButton
          size="s"
          label={t('price.removeCurrency', { currency })}
          icon={IconTrash}
          onClick={() => replace(undefined)}
        />
      </div>
      {wrong && <p class="net-error">{wrong}</p>}
      <table>
        <thead>
          <tr>
            <th scope="col">{t('price.period')}</th>
            <th scope="col">{t('price.setup')}</th>
            <th scope="col">{t('price.base')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {list.periods.map(({ period }, i) => {
            const words = { currency, period: periodName(period) };
            return (
              <tr key={period}>
                <th scope="row">{periodName(period)}</th>
                <td>
                  <Amount
                    bound={form.field(`prices.${at}.periods.${i}.setupMicro`)}
                    currency={currency}
                    label={t('price.setup.of', words)}
                  />
                </td>
                <td>
                  <Amount
                    bound={form.field(`prices.${at}.periods.${i}.baseMicro`)}
                    currency={currency}
                    label={t('price.base.of', words)}
                  />
                </td>
                <td>
                  <IconButton
                    size="s"
                    label={t('price.remove', words)}
                    icon={IconTrash}
                    onClick={() => replace(removePeriod(list, period))}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};

/** Currency × period, each with its setup fee. */
export const Prices = ({ form }: { form: ProductForm }) => {
  const { prices } = form.values;
  const all = (session.current.value?.currencies ?? []).map(({ code }) => code);
  const free = freeCurrencies(prices, all);
  const set = (next: readonly PriceRows[]) => form.set('prices', next as never);
  const { error } = form.field('prices');
  return (
    <Section
      title={t('section.pricing')}
      text={t('section.pricing.text')}
      action={
        <>
          <FormHelp topic="product.prices" about={t('section.pricing')} />
          {free.length > 0 && (
            <div class="mt-3">
              <Menu
                label={t('price.addCurrency')}
                triggerClass="btn btn-plain btn-s"
                align="start"
                trigger={
                  <>
                    <IconPlus size={16} />
                    {t('price.addCurrency')}
                  </>
                }
                items={free.map((code) => ({ label: code, onSelect: () => set(addCurrency(prices, code)) }))}
              />
            </div>
          )}
        </>
      }
    >
      <div>
        {error && <Notice tone="danger">{error}</Notice>}
        {prices.length === 0 && <Notice tone="warn">{t('price.none')}</Notice>}
        {prices.map((list, at) => (
          <CurrencyPrices
            key={list.currency}
            form={form}
            list={list}
            at={at}
            replace={(next) =>
              set(
                next
                  ? prices.map((other) => (other === list ? next : other))
                  : prices.filter((other) => other !== list),
              )
            }
          />
        ))}
      </div>
    </Section>
  );
};
