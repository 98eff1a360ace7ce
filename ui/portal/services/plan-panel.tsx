import type { ComponentChildren } from 'preact';
import type { MyService } from '../../../worker/services/contract/model.ts';
import { Facts } from '../../kit/surface.tsx';
import { Instant, Money } from '../../kit/values.tsx';
import { priceWords } from '../billing/words.tsx';
import { t } from '../i18n/en/services.ts';
import { Panel } from '../panel.tsx';
import type { ServiceState } from './state.ts';

export const PlanPanel = ({ service, state }: { service: MyService; state: ServiceState }) => {
  const { currency, period, setupMicro, baseMicro, orderedAt, activatedAt, paidThrough } = service;
  const charged = (state === 'active' || state === 'suspended') && period !== 'one_time' && paidThrough !== null;
  const facts: (readonly [string, ComponentChildren] | false)[] = [
    [t('plan.number'), <span class="num">{service.number}</span>],
    [t('plan.name'), service.productName],
    [t('plan.price'), <span class="num">{priceWords(baseMicro, currency, period)}</span>],
    setupMicro > 0 && [t('plan.setup'), <Money micro={setupMicro} currency={currency} precise />],
    charged && [t('plan.next'), <Instant at={paidThrough} time={period === 'hourly' || period === 'daily'} />],
    [t('plan.ordered'), <Instant at={orderedAt} />],
    activatedAt !== null && [t('plan.activated'), <Instant at={activatedAt} />],
  ];
  return (
    <Panel title={t('plan')}>
      <Facts items={facts.filter((fact) => fact !== false)} />
    </Panel>
  );
};
