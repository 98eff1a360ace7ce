import type { ComponentChildren } from 'preact';
import type { MyService } from '../../../worker/services/contract/model.ts';
import { Facts } from '../../kit/shown/section.tsx';
import { Instant, Money } from '../../kit/shown/values.tsx';
import { priceWords } from '../billing/words.tsx';
import { t } from '../i18n/en/services.ts';
import { Panel } from '../panel.tsx';
import { EndService } from './end.tsx';
import { isEnding, isShort } from './standing.ts';
import type { ServiceState } from './state.ts';

export const PlanPanel = ({ service, state }: { service: MyService; state: ServiceState }) => {
  const { currency, period, setupMicro, baseMicro, orderedAt, activatedAt, paidThrough } = service;
  const ending = isEnding(service);
  const charged = (state === 'active' || state === 'missing') && period !== 'one_time' && !ending;
  const facts: (readonly [string, ComponentChildren] | false)[] = [
    [t('plan.number'), <span class="num">{service.number}</span>],
    [t('plan.name'), service.productName],
    [t('plan.price'), <span class="num">{priceWords(baseMicro, currency, period)}</span>],
    setupMicro > 0 && [t('plan.setup'), <Money micro={setupMicro} currency={currency} precise />],
    charged && paidThrough !== null && [t('plan.next'), <Instant at={paidThrough} time={isShort(service)} />],
    [t('plan.ordered'), <Instant at={orderedAt} />],
    activatedAt !== null && [t('plan.activated'), <Instant at={activatedAt} />],
  ];
  return (
    <Panel title={t('plan')}>
      <Facts items={facts.filter((fact) => fact !== false)} />
      <EndService service={service} />
    </Panel>
  );
};
