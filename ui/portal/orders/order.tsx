import { useEffect, useState } from 'preact/hooks';
import type { Period, Plan } from '../../../worker/catalog/contract/model.ts';
import { api } from '../../data/api.ts';
import { money } from '../../data/format/format.ts';
import { goTo } from '../../data/go/navigation.ts';
import { invalidate, useQuery } from '../../data/store/cache.ts';
import { useMutation } from '../../data/store/mutation.ts';
import { useParam } from '../../data/store/url-state.ts';
import { Button, LinkButton } from '../../kit/form/button.tsx';
import { RadioCardsField } from '../../kit/form/inputs.tsx';
import { IconBox, IconGauge } from '../../kit/shown/icons.tsx';
import { Loaded } from '../../kit/shown/loaded.tsx';
import { Empty, Notice, PageFrame } from '../../kit/shown/surface.tsx';
import { minorMoney, periodName, priceWords, speedWords } from '../billing/words.tsx';
import { t } from '../i18n/en/orders.ts';
import { useKept } from '../kept.ts';
import { chosenGateway, GatewayField, useGateways } from '../payments/gateways.tsx';
import { goToPayment } from '../payments/started.ts';
import { session } from '../session.ts';
import { headline, savingPercent } from './prices.ts';
import { orderProblem } from './problem.ts';
import { Proof } from './proof.tsx';
import { usePlans } from './store.tsx';
import { type OrderQuote, Summary } from './summary.tsx';
import './orders.css';

const PeriodChoice = ({ plan, period, choose }: { plan: Plan; period: Period; choose: (period: Period) => void }) => (
  <RadioCardsField
    id="period"
    name="period"
    label={t('order.period')}
    value={period}
    onChange={(value) => choose(value as Period)}
    choices={plan.periods.map((price) => {
      const saved = savingPercent(plan.periods, price.period);
      return {
        value: price.period,
        label: periodName(price.period),
        text: saved === null ? undefined : t('order.saving', { percent: saved }),
        aside: money(price.baseMicro, plan.currency, { precise: true }),
      };
    })}
  />
);

const useOrder = (plan: Plan, period: Period) => {
  const query = useQuery(
    ['orders', 'quote', plan.id, period],
    (signal) => api.client.orders.quote({ productId: plan.id, period }, { signal }),
    { staleMs: 0 },
  );
  const quote = useKept(query);
  const refresh = () => {
    invalidate('store');
    invalidate('orders', 'quote');
    void session.refresh();
  };
  const place = useMutation(api.client.orders.place, {
    invalidates: [['services'], ['wallet'], ['documents']],
    onSuccess: ({ serviceId, payment }) => {
      void session.refresh();
      if (payment) goToPayment(payment.id, payment.start);
      else goTo(`/services/${serviceId}`);
    },
  });
  useEffect(() => place.clear(), [period]);
  const run = async (current: OrderQuote, payWith: string | undefined) => {
    const placed = await place.run({
      productId: plan.id,
      period,
      expectedTotalMicro: current.totalMicro,
      ...(payWith ? { payWith } : {}),
    });
    if (!placed) refresh();
  };
  return { query, quote, place, run };
};

type Asked = { place: ReturnType<typeof useOrder>['place']; productId: string; period: Period };

const Problem = ({ place, productId, period }: Asked) => {
  const told = place.problem && orderProblem(place.problem);
  return (
    <div role="alert">
      {told && (
        <Notice tone={told.tone} title={told.title}>
          {told.text}
        </Notice>
      )}
      {place.problem?.code === 'email_unconfirmed' && <Proof next={`/order/${productId}?period=${period}`} />}
    </div>
  );
};

const Checkout = ({ plan, period }: { plan: Plan; period: Period }) => {
  const { query, quote, place, run } = useOrder(plan, period);
  const { data, outdated } = quote;
  const short = data !== undefined && data.shortMicro > 0;
  const gateways = useGateways(short);
  const [gateway, setGateway] = useState('');
  const payWith = short ? chosenGateway(gateways, gateway) : undefined;
  return (
    <>
      {short && (
        <GatewayField
          gateways={gateways}
          field={{ id: 'gateway', name: 'gateway', value: gateway, onChange: setGateway }}
        />
      )}
      <aside class="summary" aria-labelledby="summary">
        <h2 id="summary">{t('summary.title')}</h2>
        {data ? (
          <>
            <div class={outdated ? 'summary-outdated' : undefined}>
              <Summary plan={plan} period={period} quote={data} />
            </div>
            <Problem place={place} productId={plan.id} period={period} />
            <Button
              look="primary"
              wide
              busy={place.busy}
              disabled={outdated || (short && !payWith)}
              onClick={() => void run(data, payWith)}
            >
              {short
                ? t('order.payAndOrder', { amount: minorMoney(data.shortTotalMinor, data.currency) })
                : t('order.now')}
            </Button>
            {short && <p class="mt-3 text-s text-ink-2">{t('order.byItself')}</p>}
          </>
        ) : (
          <Loaded query={query}>{() => null}</Loaded>
        )}
      </aside>
    </>
  );
};

const OrderPage = ({ plan }: { plan: Plan }) => {
  const [chosen, choose] = useParam('period');
  const price = plan.periods.find((p) => p.period === chosen) ?? headline(plan.periods);
  if (!price) return <Gone />;
  const { period } = price;
  return (
    <PageFrame
      title={plan.name}
      lead={plan.summary || undefined}
      crumbs={[{ label: t('store.title'), href: '/order' }]}
      width="wide"
    >
      <div class="order">
        <div class="order-about">
          <p class="plan-speed">
            <IconGauge size={20} />
            {speedWords(plan.caps)}
          </p>
          {plan.description && <p class="whitespace-pre-line">{plan.description}</p>}
          <PeriodChoice plan={plan} period={period} choose={choose} />
          <p class="sr-only" role="status">
            {priceWords(price.baseMicro, plan.currency, period)}
          </p>
        </div>
        <Checkout plan={plan} period={period} />
      </div>
    </PageFrame>
  );
};

const Gone = () => (
  <PageFrame title={t('order.gone.title')} crumbs={[{ label: t('store.title'), href: '/order' }]}>
    <Empty
      icon={IconBox}
      title={t('order.gone.head')}
      text={t('order.gone.text')}
      action={
        <LinkButton look="primary" href="/order">
          {t('order.gone.action')}
        </LinkButton>
      }
    />
  </PageFrame>
);

export default function Order({ params: { productId } }: { params: { productId: string } }) {
  const query = usePlans();
  const { data } = query;
  const plan = data?.plans.find(({ id }) => id === productId);
  if (plan) return <OrderPage plan={plan} />;
  if (data) return <Gone />;
  return (
    <PageFrame title={t('order.title')} width="wide">
      <Loaded query={query}>{() => null}</Loaded>
    </PageFrame>
  );
}
