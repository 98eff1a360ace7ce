import type { Period, Plan } from '../../../worker/catalog/contract/model.ts';
import type { api } from '../../data/api.ts';
import { money, percent } from '../../data/format/format.ts';
import { language } from '../../i18n/language.ts';
import { Instant } from '../../kit/shown/values.tsx';
import { minorMoney, periodName, perPeriod } from '../billing/words.tsx';
import { t } from '../i18n/en/orders.ts';

export type OrderQuote = Awaited<ReturnType<typeof api.client.orders.quote>>;

const Row = ({ label, value, total }: { label: string; value: string; total?: boolean }) => (
  <div class={total ? 'summary-row summary-total' : 'summary-row'}>
    <dt>{label}</dt>
    <dd class="num">{value}</dd>
  </div>
);

type Props = { plan: Plan; period: Period; quote: OrderQuote };

/** What the order charges, where the money comes from and what is left. */
export const Summary = ({ plan, period, quote }: Props) => {
  const { currency, setupMicro, baseMicro, totalMicro, availableMicro, balanceAfterMicro, shortMicro } = quote;
  const balanceMicro = balanceAfterMicro + totalMicro;
  const amount = (micro: number) => money(micro, currency, { precise: true });
  const taxes = quote.taxes.map(({ name, ratePpm }) =>
    t('summary.tax.one', { name: name || t('summary.tax.name'), rate: percent(ratePpm) }),
  );
  return (
    <div aria-live="polite">
      <dl>
        <Row label={t('summary.plan', { name: plan.name, period: periodName(period) })} value={amount(baseMicro)} />
        {setupMicro > 0 && <Row label={t('summary.setup')} value={amount(setupMicro)} />}
        <Row label={t('summary.today')} value={amount(totalMicro)} total />
      </dl>
      <dl class="summary-money">
        <Row label={t('summary.balance')} value={amount(balanceMicro)} />
        {availableMicro !== balanceMicro && <Row label={t('summary.available')} value={amount(availableMicro)} />}
        {shortMicro > 0 ? (
          <>
            <Row label={t('summary.short')} value={amount(shortMicro)} />
            <Row
              label={
                taxes.length > 0
                  ? t('summary.tax', { taxes: new Intl.ListFormat(language.value).format(taxes) })
                  : t('summary.pay')
              }
              value={minorMoney(quote.shortTotalMinor, currency)}
              total
            />
          </>
        ) : (
          <Row label={t('summary.after')} value={amount(balanceAfterMicro)} />
        )}
      </dl>
      <p class="summary-note">
        {quote.nextChargeAt === null ? (
          t('summary.once')
        ) : (
          <>
            {t('summary.then', { amount: amount(baseMicro), per: perPeriod(period) })}{' '}
            <Instant at={quote.nextChargeAt} time={period === 'hourly'} />.
          </>
        )}{' '}
        {taxes.length > 0 && t('summary.net')}
      </p>
    </div>
  );
};
