import './overview.css';
import { api } from '../../data/api.ts';
import { useQuery } from '../../data/cache.ts';
import { can } from '../../data/permissions.ts';
import { IconCheck, IconChevronRight } from '../../kit/icons.tsx';
import { t } from '../i18n/en/overview.ts';
import { Panel } from '../record/panel.tsx';
import { type FirstStep, firstSteps, type ShopFacts } from './first-steps.ts';

const NEEDED = ['servers.read', 'catalog.read', 'services.read'];

const loadFacts = async (signal: AbortSignal): Promise<ShopFacts> => {
  const [servers, groups, products, orders] = await Promise.all([
    api.admin.servers.list({ sort: 'createdAt' }, { signal }),
    api.admin.serverGroups.list({ sort: 'createdAt' }, { signal }),
    api.admin.products.list({ retired: 'no', sort: 'position' }, { signal }),
    api.admin.services.list({ sort: 'number' }, { signal }),
  ]);
  const first = products.items[0];
  const product = first && (await api.admin.products.get({ id: first.id }, { signal }));
  return {
    servers: servers.items,
    groups: groups.items,
    products: products.items,
    product,
    orders: orders.items.length,
  };
};

const Words = ({ step, at }: { step: FirstStep; at: number }) => (
  <>
    <span class="first-step-mark">{step.done ? <IconCheck size={14} /> : at + 1}</span>
    <span class="stack-2">
      <span class="font-semibold">
        {t(`step.${step.key}`)} <span class="sr-only">({t(step.done ? 'step.isDone' : 'step.isOpen')})</span>
      </span>
      {!step.done && <span class="sub">{t(`step.${step.key}.text`)}</span>}
    </span>
  </>
);

/** From an empty shop to the first order; gone when all of it is there. */
export const FirstSteps = () => {
  const facts = useQuery(['firstSteps'], loadFacts, { enabled: NEEDED.every(can), staleMs: 0 });
  if (!facts.data) return null;
  const steps = firstSteps(facts.data);
  const done = steps.filter((step) => step.done).length;
  if (done === steps.length) return null;
  return (
    <Panel
      title={t('steps.title')}
      action={<span class="sub num">{t('steps.done', { done, all: steps.length })}</span>}
    >
      <p class="panel-empty">{t('steps.text')}</p>
      <ol>
        {steps.map((step, at) => (
          <li key={step.key}>
            {step.done ? (
              <span class="first-step first-step-done">
                <Words step={step} at={at} />
              </span>
            ) : (
              <a class="first-step" href={step.href} target={step.href === '/' ? '_blank' : undefined}>
                <Words step={step} at={at} />
                <IconChevronRight size={16} />
              </a>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
};
