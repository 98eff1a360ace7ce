import type { ComponentChildren } from 'preact';
import { number } from '../../data/format/format.ts';
import { Age, Instant, Money } from '../../kit/shown/values.tsx';
import { minorMoney } from '../finance/minor.ts';
import { t } from '../i18n/en/overview.ts';
import type { Overview } from './overview-data.ts';

const Tile = ({ label, href, children }: { label: string; href?: string; children: ComponentChildren }) => (
  <div class="tile">
    <dt class="figure-label">{href ? <a href={href}>{label}</a> : label}</dt>
    <dd class="tile-figures">{children}</dd>
  </div>
);

type Sum = NonNullable<Overview['money']>['today'][number];

/** One line per currency; a day without any is a plain zero. */
const Sums = ({ today, of }: { today: readonly Sum[]; of: 'paidMicro' | 'chargedMicro' | 'refundedMicro' }) => {
  const moved = today.filter((sum) => sum[of] !== 0);
  if (moved.length === 0) return <span class="tile-figure num">{number(0)}</span>;
  return (
    <>
      {moved.map((sum) => (
        <span key={sum.currency} class="tile-figure">
          <Money micro={sum[of]} currency={sum.currency} />
        </span>
      ))}
    </>
  );
};

const Unpaid = ({ unpaid: { n, more, totals } }: Pick<NonNullable<Overview['money']>, 'unpaid'>) => (
  <>
    <span class="tile-figure num">{more ? t('count.more', { n }) : number(n)}</span>
    {totals && totals.length > 0 && (
      <span class="sub">
        {totals.map((sum, i) => (
          <span key={sum.currency}>
            {i > 0 && ' · '}
            <span class="num">{minorMoney(sum.totalMinor, sum.currency)}</span>
          </span>
        ))}
      </span>
    )}
  </>
);

const Count = ({ n }: { n: number }) => <span class="tile-figure num">{number(n)}</span>;

/** Money and newcomers of the shop's day so far. */
export const Today = ({ overview }: { overview: Overview }) => {
  const { at, timeZone, money, newOrders, newClients } = overview;
  if (!money && newOrders === null && newClients === null) return null;
  return (
    <section class="panel" aria-label={t('today.title')}>
      <div class="panel-head">
        <h2>{t('today.title')}</h2>
        <span class="sub">
          <Instant at={at} zone={timeZone} /> · {timeZone}
        </span>
      </div>
      <dl class="tiles">
        {money && (
          <>
            <Tile label={t('today.paid')} href="/admin/transactions?kind=payment">
              <Sums today={money.today} of="paidMicro" />
            </Tile>
            <Tile label={t('today.charged')} href="/admin/transactions?kind=charge">
              <Sums today={money.today} of="chargedMicro" />
            </Tile>
            <Tile label={t('today.refunded')} href="/admin/transactions?kind=refund">
              <Sums today={money.today} of="refundedMicro" />
            </Tile>
            <Tile label={t('today.unpaid')} href="/admin/documents?status=unpaid">
              <Unpaid unpaid={money.unpaid} />
            </Tile>
          </>
        )}
        {newOrders !== null && (
          <Tile label={t('today.orders')} href="/admin/services">
            <Count n={newOrders} />
          </Tile>
        )}
        {newClients !== null && (
          <Tile label={t('today.clients')} href="/admin/clients">
            <Count n={newClients} />
          </Tile>
        )}
      </dl>
      {money?.countedTo != null && (
        <p class="panel-empty" role="status">
          {t('today.behind')} <Age at={money.countedTo} />
        </p>
      )}
    </section>
  );
};
