import type { ComponentChildren } from 'preact';
import { api } from '../../data/api.ts';
import { now } from '../../data/format/time.ts';
import { LinkButton } from '../../kit/form/button.tsx';
import { IconShield } from '../../kit/shown/icons.tsx';
import { Empty, PageFrame, Skeleton } from '../../kit/shown/surface.tsx';
import { Instant } from '../../kit/shown/values.tsx';
import { lastsUntil } from '../billing/charges.ts';
import { useFreshBalance } from '../fresh-balance.ts';
import { t } from '../i18n/en/home.ts';
import type { Tools } from '../list-tools.tsx';
import { Paged } from '../paged.tsx';
import { part } from '../part.tsx';
import { hasEnded, type ServiceState, serviceState, wantsAttention } from '../services/state.ts';
import { stateWords } from '../services/words.tsx';
import { session } from '../session.ts';
import { BalanceCard } from '../wallet/balance-card.tsx';
import { ServiceCard, type ServiceRow } from './service-card.tsx';
import './home.css';

const Attention = part(async () => (await import('./attention.tsx')).Attention, <Skeleton lines={4} />);
const IncompleteProfile = part(async () => (await import('./attention.tsx')).IncompleteProfile);

type Wallet = { balanceMicro: number; creditLimitMicro: number };

const LastsUntil = ({ rows, wallet }: { rows: readonly ServiceRow[]; wallet: Wallet }) => {
  const charged = rows.filter((row) => row.status === 'active' && row.terminationRequestedAt === null);
  const outlook = lastsUntil(charged, wallet.balanceMicro + wallet.creditLimitMicro, now.peek());
  if (!outlook) return null;
  return (
    <p class="muted">
      {outlook.kind === 'beyond' ? (
        t('lasts.beyond')
      ) : (
        <>
          {t('lasts')} <Instant at={outlook.at} />
        </>
      )}
    </p>
  );
};

const Balance = ({ rows, whole, quiet }: { rows: readonly ServiceRow[]; whole: boolean; quiet?: boolean }) => {
  const client = session.current.value?.client;
  return (
    <BalanceCard
      quiet={quiet}
      link={
        <LinkButton look="quiet" href="/wallet" class="max-sm:flex-1">
          {t('transactions')}
        </LinkButton>
      }
    >
      {whole && client && <LastsUntil rows={rows} wallet={client} />}
    </BalanceCard>
  );
};

const STATUSES: Partial<Record<ServiceRow['status'], ServiceState>> = {
  pending: 'settingUp',
  active: 'active',
  suspended: 'suspended',
  terminated: 'terminated',
  cancelled: 'cancelled',
};

const tools = (): Tools => ({
  filters: [
    {
      key: 'status',
      label: t('services.status'),
      options: Object.entries(STATUSES).map(([value, state]) => ({ value, label: stateWords(state) })),
    },
  ],
  sorts: [
    { name: 'orderedAt', label: t('services.ordered') },
    { name: 'paidThrough', label: t('services.paidThrough') },
  ],
});

const Cards = ({ rows }: { rows: readonly ServiceRow[] }) => (
  <ul class="services">
    {rows.map((row) => (
      <ServiceCard key={row.id} row={row} />
    ))}
  </ul>
);

type ServicesProps = { rows: readonly ServiceRow[]; bar: ComponentChildren; narrowed: boolean };

/** What has ended stands apart, unless it was asked for. */
const Services = ({ rows, bar, narrowed }: ServicesProps) => {
  const current = rows.filter((row) => !hasEnded(serviceState(row)));
  const ended = rows.filter((row) => hasEnded(serviceState(row)));
  return (
    <>
      <div class="mb-4 mt-10 flex flex-wrap items-center justify-between gap-3">
        <h2>{t('services')}</h2>
        <LinkButton size="s" href="/order">
          {t('services.more')}
        </LinkButton>
      </div>
      {bar}
      {current.length === 0 && !narrowed && <p class="muted mb-4">{t('services.noneNow')}</p>}
      <Cards rows={narrowed ? rows : current} />
      {ended.length > 0 && !narrowed && (
        <details class="ended">
          <summary class="muted">{t('services.ended', { n: ended.length })}</summary>
          <Cards rows={ended} />
        </details>
      )}
    </>
  );
};

/** Last on the page: it comes late, and moves nothing there. */
const Profile = () =>
  session.current.value?.client?.hasAddress === false && (
    <div class="mt-6">
      <IncompleteProfile />
    </div>
  );

const FirstPlan = () => (
  <>
    <Balance rows={[]} whole quiet />
    <div class="first-plan">
      <Empty
        icon={IconShield}
        title={t('empty.title')}
        text={t('empty.text')}
        action={
          <LinkButton look="primary" href="/order">
            {t('empty.action')}
          </LinkButton>
        }
      />
    </div>
    <Profile />
  </>
);

export default function Home() {
  useFreshBalance();
  const { client, user } = session.current.value ?? {};
  if (!client || !user) return null;
  return (
    <PageFrame title={t('greeting', { name: user.name })} documentTitle={t('title')}>
      <Paged
        name={['services']}
        sort="-orderedAt"
        filters={['status']}
        tools={tools}
        load={api.client.services.list}
        rowKey={(row: ServiceRow) => row.id}
        empty={<FirstPlan />}
      >
        {(rows, { bar, whole, narrowed }) => (
          <>
            {rows
              .filter((row) => wantsAttention(serviceState(row)))
              .map((row) => (
                <Attention key={row.id} row={row} />
              ))}
            <Balance rows={rows} whole={whole} />
            <Services rows={rows} bar={bar} narrowed={narrowed} />
            <Profile />
          </>
        )}
      </Paged>
    </PageFrame>
  );
}
