import { useEffect, useRef, useState } from 'preact/hooks';
import type { MyService } from '../../../worker/services/contract/model.ts';
import { api } from '../../data/api.ts';
import { invalidate } from '../../data/store/cache.ts';
import { LinkButton } from '../../kit/form/button.tsx';
import { IconExternal, IconPlus } from '../../kit/shown/icons.tsx';
import { Loaded } from '../../kit/shown/loaded.tsx';
import { Notice, PageFrame, Skeleton } from '../../kit/shown/surface.tsx';
import { ServiceNav } from '../../vpn/service-nav.tsx';
import { speedWords } from '../billing/words.tsx';
import { useFreshBalance } from '../fresh-balance.ts';
import { t } from '../i18n/en/services.ts';
import { part } from '../part.tsx';
import { usePolled } from '../polled.ts';
import { session } from '../session.ts';
import { lacking } from './add-funds-href.ts';
import { Connect } from './connect.tsx';
import { ConnectionPanel } from './connection-panel.tsx';
import { PlanPanel } from './plan-panel.tsx';
import { Progress } from './progress.tsx';
import { Rename } from './rename.tsx';
import { waitsForFunds } from './standing.ts';
import { StandingNotice } from './standing-notice.tsx';
import { hasEnded, passingPhase, type ServiceState, serviceState, toneOf } from './state.ts';
import { VpnPanel } from './vpn-panel.tsx';
import { nameOf, StateDot, stateWords } from './words.tsx';
import './services.css';

const LinksPanel = part(
  async () => (await import('./links-panel.tsx')).LinksPanel,
  <section class="card">
    <Skeleton lines={6} />
  </section>,
);

const POLL = { everyMs: 1500, forMs: 120_000 };

const Manual = ({ url }: { url: string | null }) =>
  url && (
    <a class="btn btn-plain btn-s" href={url} target="_blank" rel="noopener noreferrer">
      <IconExternal size={16} />
      {t('action.manual')}
      <span class="sr-only">{t('newTab')}</span>
    </a>
  );

type PageProps = { service: MyService; gaveUp: boolean; again: () => void; ready: boolean };

const ServicePage = ({ service, gaveUp, again, ready }: PageProps) => {
  const state = serviceState(service);
  const active = state === 'active';
  const facts = [service.productName, service.location, speedWords(service.caps)].filter(Boolean).join(' · ');
  const setUp = active && service.vpn && (
    <LinkButton look="primary" icon={IconPlus} href={`/services/${service.id}/set-up`}>
      {t('action.setUp')}
    </LinkButton>
  );
  return (
    <PageFrame title={nameOf(service)} lead={facts} chips={<StateDot state={state} />} action={setUp} width="wide">
      {!hasEnded(state) && (
        <Rename service={service}>
          <Manual url={service.instructionUrl} />
        </Rename>
      )}
      {service.vpn && !hasEnded(state) && <ServiceNav base={`/services/${service.id}`} />}
      {ready && (
        <Notice tone="ok" title={t('ready')}>
          {t('ready.text')}
        </Notice>
      )}
      <StandingNotice service={service} state={state} />
      <div class="service">
        <div class="service-main">
          {active && service.vpn ? (
            <>
              <ConnectionPanel id={service.id} />
              <Connect service={service} vpn={service.vpn} />
              <LinksPanel service={service} />
            </>
          ) : (
            service.status === 'pending' &&
            state !== 'blocked' && <Progress service={service} state={state} gaveUp={gaveUp} again={again} />
          )}
        </div>
        <div class="service-side">
          {service.vpn && !hasEnded(state) && <VpnPanel service={service} vpn={service.vpn} />}
          <PlanPanel service={service} state={state} />
        </div>
      </div>
      <p class="sr-only" role="status">
        {toneOf(state) === 'neutral' ? '' : t('status', { name: nameOf(service), state: stateWords(state) })}
      </p>
    </PageFrame>
  );
};

/** One whose funds are there again goes on within a minute or so. */
const phaseOf = (service: MyService): string | null =>
  waitsForFunds(service) && lacking(service) === 0 ? 'resuming' : passingPhase(serviceState(service));

/** True once a service that was awaited here has become active. Each change of state seen here may have moved money. */
const useBecameReady = (state: ServiceState | undefined): boolean => {
  const [awaited, setAwaited] = useState(false);
  const before = useRef<ServiceState>(undefined);
  useEffect(() => {
    const was = before.current;
    before.current = state;
    if (!state) return;
    if (passingPhase(state)) setAwaited(true);
    if (!was || was === state) return;
    void session.refresh();
    invalidate('services', 'list');
    invalidate('wallet');
  }, [state]);
  return awaited && state === 'active';
};

export default function Service({ params: { id } }: { params: { id: string } }) {
  useFreshBalance();
  const { query, gaveUp, again } = usePolled(
    ['services', 'get', id],
    (signal) => api.client.services.get({ id }, { signal }),
    phaseOf,
    POLL,
  );
  const { data } = query;
  const ready = useBecameReady(data && serviceState(data));
  if (data) return <ServicePage service={data} gaveUp={gaveUp} again={again} ready={ready} />;
  return (
    <PageFrame title={t('title')} width="wide">
      <Loaded query={query} skeleton={<Skeleton lines={8} />}>
        {() => null}
      </Loaded>
    </PageFrame>
  );
}
