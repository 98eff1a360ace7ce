import type { Plan } from '../../../worker/catalog/contract/model.ts';
import { api } from '../../data/api.ts';
import { money } from '../../data/format/format.ts';
import { useQuery } from '../../data/store/cache.ts';
import { IconBox, IconCheck, IconChevronRight } from '../../kit/shown/icons.tsx';
import { Loaded } from '../../kit/shown/loaded.tsx';
import { Empty, PageFrame, Skeleton } from '../../kit/shown/surface.tsx';
import { perPeriod, priceWords, speedWords } from '../billing/words.tsx';
import { t } from '../i18n/en/orders.ts';
import { byGroup, headline } from './prices.ts';
import './orders.css';

export const usePlans = () =>
  useQuery(['store', 'plans'], (signal) => api.client.store.plans({}, { signal }), { staleMs: 60_000 });

const Price = ({ plan }: { plan: Plan }) => {
  const first = headline(plan.periods);
  if (!first) return null;
  const others = plan.periods.filter((price) => price !== first);
  const other = others.length === 1 ? others[0] : undefined;
  return (
    <p class="plan-price">
      <span class="plan-amount num">{money(first.baseMicro, plan.currency, { precise: true })}</span>{' '}
      <span class="muted">{perPeriod(first.period)}</span>
      <span class="plan-more">
        {[
          first.setupMicro > 0 &&
            t('store.setup', { amount: money(first.setupMicro, plan.currency, { precise: true }) }),
          other
            ? t('store.or', { price: priceWords(other.baseMicro, plan.currency, other.period) })
            : others.length > 0 && t('store.periods', { n: others.length }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </p>
  );
};

const PlanCard = ({ plan, level }: { plan: Plan; level: 2 | 3 }) => {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <li class="card plan">
      <Heading class="plan-name">
        <a class="plan-link" href={`/order/${plan.id}`}>
          {plan.name}
        </a>
      </Heading>
      {plan.summary && <p class="muted">{plan.summary}</p>}
      <p class="plan-speed">
        <IconCheck size={18} />
        {speedWords(plan.caps)}
      </p>
      <div class="plan-foot">
        <Price plan={plan} />
        <span class="plan-go" aria-hidden="true">
          {t('store.choose')}
          <IconChevronRight size={16} />
        </span>
      </div>
    </li>
  );
};

const Groups = ({ plans }: { plans: readonly Plan[] }) => {
  const groups = byGroup(plans);
  const titled = groups.length > 1;
  return (
    <>
      {groups.map((own) => {
        const group = own[0]?.group;
        return (
          <div key={group?.id} class="plan-group">
            {titled && <h2>{group?.name}</h2>}
            {group?.description && <p class="muted">{group.description}</p>}
            <ul class="plans">
              {own.map((plan) => (
                <PlanCard key={plan.id} plan={plan} level={titled ? 3 : 2} />
              ))}
            </ul>
          </div>
        );
      })}
      <p class="mt-8 text-s text-ink-2">{t('store.net')}</p>
    </>
  );
};

export default function Store() {
  const query = usePlans();
  return (
    <PageFrame title={t('store.title')} lead={t('store.lead')} width="wide">
      <Loaded query={query} skeleton={<Skeleton lines={9} />}>
        {({ plans }) =>
          plans.length === 0 ? (
            <Empty icon={IconBox} title={t('store.empty.title')} text={t('store.empty.text')} />
          ) : (
            <Groups plans={plans} />
          )
        }
      </Loaded>
    </PageFrame>
  );
}
