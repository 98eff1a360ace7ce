import { api } from '../../data/api.ts';
import { now } from '../../data/time.ts';
import { LinkButton } from '../../kit/button.tsx';
import { IconShield } from '../../kit/icons.tsx';
import { Empty, PageFrame } from '../../kit/surface.tsx';
import { Instant } from '../../kit/values.tsx';
import { lastsUntil } from '../billing/charges.ts';
import { useFreshBalance } from '../fresh-balance.ts';
import { t } from '../i18n/en/home.ts';
import { Paged } from '../paged.tsx';
import { hasEnded, serviceState, wantsAttention } from '../services/state.ts';
import { session } from '../session.ts';
import { BalanceCard } from '../wallet/balance-card.tsx';
import { Attention } from './attention.tsx';
import { ServiceCard, type ServiceRow } from './service-card.tsx';
import './home.css';

type Wallet = { balanceMicro: number; creditLimitMicro: number };

const LastsUntil = ({ rows, wallet }: { rows: readonly ServiceRow[]; wallet: Wallet }) => {
  const charged = rows.filter((row) => serviceState(row) === 'active');
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

const Services = ({ rows }: { rows: readonly ServiceRow[] }) => {
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
      {current.length === 0 && <p class="muted mb-4">{t('services.noneNow')}</p>}
      <ul class="services">
        {current.map((row) => (
          <ServiceCard key={row.id} row={row} />
        ))}
      </ul>
      {ended.length > 0 && (
        <details class="ended">
          <summary class="muted">{t('services.ended', { n: ended.length })}</summary>
          <ul class="services">
            {ended.map((row) => (
              <ServiceCard key={row.id} row={row} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
};

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
        load={api.client.services.list}
        rowKey={(row: ServiceRow) => row.id}
        empty={<FirstPlan />}
      >
        {(rows, whole) => (
          <>
            {rows
              .filter((row) => wantsAttention(serviceState(row)))
              .map((row) => (
                <Attention key={row.id} row={row} />
              ))}
            <Balance rows={rows} whole={whole} />
            <Services rows={rows} />
          </>
        )}
      </Paged>
    </PageFrame>
  );
}
