import { useEffect, useState } from 'preact/hooks';
import type { MyService } from '../../../worker/services/contract/model.ts';
import { api } from '../../data/api.ts';
import { invalidate } from '../../data/cache.ts';
import { LinkButton } from '../../kit/button.tsx';
import { IconExternal, IconPlus } from '../../kit/icons.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { Notice, PageFrame, Skeleton } from '../../kit/surface.tsx';
import { ServiceNav } from '../../vpn/service-nav.tsx';
import { speedWords } from '../billing/words.tsx';
import { useFreshBalance } from '../fresh-balance.ts';
import { t } from '../i18n/en/services.ts';
import { usePolled } from '../polled.ts';
import { session } from '../session.ts';
import { Connect } from './connect.tsx';
import { ConnectionPanel } from './connection-panel.tsx';
import { LinksPanel } from './links-panel.tsx';
import { PlanPanel } from './plan-panel.tsx';
import { Progress } from './progress.tsx';
import { Rename } from './rename.tsx';
import { hasEnded, passingPhase, type ServiceState, serviceState, toneOf } from './state.ts';
import { VpnPanel } from './vpn-panel.tsx';
import { causeWords, nameOf, StateDot, stateWords } from './words.tsx';
import './services.css';

const POLL = { everyMs: 1500, forMs: 120_000 };

/** What a page without a working VPN says instead of it. */
const StateNotice = ({ service, state }: { service: MyService; state: ServiceState }) => {
  const why = causeWords(service.cause);
  if (state === 'suspended') {
    return (
      <Notice
        tone="warn"
        title={t('notice.suspended')}
        action={
          <LinkButton size="s" href="/add-funds">
            {t('action.addFunds')}
          </LinkButton>
        }
      >
        {why || t('notice.suspended.text')}
      </Notice>
    );
  }
  if (state === 'blocked') {
    return (
      <Notice tone="danger" title={t('notice.blocked')}>
        {t('notice.blocked.text')}
      </Notice>
    );
  }
  if (state === 'byHand') return <Notice title={t('notice.byHand')}>{t('notice.byHand.text')}</Notice>;
  return (
    <Notice
      title={t(state === 'cancelled' ? 'notice.cancelled' : 'notice.terminated')}
      action={
        <LinkButton size="s" href="/order">
          {t('action.orderAgain')}
        </LinkButton>
      }
    >
      {why}
    </Notice>
  );
};

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
  const told = active || ['settingUp', 'awaitingPayment', 'awaitingFunds', 'failed', 'delayed'].includes(state);
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
      {service.vpn && <ServiceNav base={`/services/${service.id}`} here="information" />}
      {ready && (
        <Notice tone="ok" title={t('ready')}>
          {t('ready.text')}
        </Notice>
      )}
      {!told && <StateNotice service={service} state={state} />}
      <div class="service">
        <div class="service-main">
          {active && service.vpn ? (
            <>
              <ConnectionPanel id={service.id} />
              <Connect service={service} vpn={service.vpn} />
              <LinksPanel service={service} />
            </>
          ) : (
            told && <Progress service={service} state={state} gaveUp={gaveUp} again={again} />
          )}
        </div>
        <div class="service-side">
          {service.vpn && <VpnPanel service={service} vpn={service.vpn} />}
          <PlanPanel service={service} state={state} />
        </div>
      </div>
      <p class="sr-only" role="status">
        {toneOf(state) === 'neutral' ? '' : t('status', { name: nameOf(service), state: stateWords(state) })}
      </p>
    </PageFrame>
  );
};

/** True once a service that was awaited here has become active. */
const useBecameReady = (state: ServiceState | undefined): boolean => {
  const [awaited, setAwaited] = useState(false);
  useEffect(() => {
    if (!state) return;
    if (passingPhase(state)) return setAwaited(true);
    if (!awaited) return;
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
    (service) => passingPhase(serviceState(service)),
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
