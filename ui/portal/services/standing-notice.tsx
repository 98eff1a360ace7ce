import type { ComponentChildren } from 'preact';
import type { MyService } from '../../../worker/services/contract/model.ts';
import { money } from '../../data/format/format.ts';
import { LinkButton } from '../../kit/form/button.tsx';
import { Facts } from '../../kit/shown/section.tsx';
import { Notice } from '../../kit/shown/surface.tsx';
import { Instant } from '../../kit/shown/values.tsx';
import { causeWords } from '../../vpn/cause-words.ts';
import { orWrite } from '../contact.ts';
import { t } from '../i18n/en/services.ts';
import { addFundsHref, lacking } from './add-funds-href.ts';
import { Contact } from './contact.tsx';
import { KeepService } from './end.tsx';
import { isEnding, isShort, waitsForFunds } from './standing.ts';
import type { ServiceState } from './state.ts';

type Fact = readonly [string, ComponentChildren];
type Props = { tone: 'info' | 'warn' | 'danger'; title: string; why?: string; next?: string; facts?: readonly Fact[] };

/** Why, since when, what happens next and what to do, in one place. */
const Told = ({ tone, title, why, next, facts = [], children }: Props & { children?: ComponentChildren }) => (
  <Notice tone={tone} title={title}>
    <div class="standing">
      {why && <p>{why}</p>}
      {next && <p>{next}</p>}
      {facts.length > 0 && <Facts items={facts} />}
      {children && <div>{children}</div>}
    </div>
  </Notice>
);

const at = (label: string, instant: number | null, time = false): Fact[] =>
  instant === null ? [] : [[label, <Instant at={instant} time={time} />]];

const Ending = ({ service }: { service: MyService }) => {
  const { terminateAt, terminationRequestedAt, status } = service;
  const runsOn = status === 'active' && terminateAt !== null;
  return (
    <Told
      tone="warn"
      title={t('notice.ending')}
      next={t(runsOn ? 'notice.ending.text' : 'notice.ending.now')}
      facts={[
        ...at(t('fact.asked'), terminationRequestedAt),
        ...(runsOn ? at(t('fact.ends'), terminateAt, isShort(service)) : []),
      ]}
    >
      <KeepService service={service} />
    </Told>
  );
};

const WaitsForFunds = ({ service }: { service: MyService }) => {
  const missing = lacking(service);
  const amount = money(missing, service.currency, { precise: true });
  return (
    <Told
      tone="warn"
      title={t('notice.suspended')}
      why={causeWords(service.cause)}
      next={t(missing > 0 ? 'notice.suspended.funds' : 'notice.suspended.resumes')}
      facts={[
        ...at(t('fact.suspended'), service.suspendedAt, true),
        ...(missing > 0 ? ([[t('fact.missing'), <span class="num">{amount}</span>]] as const) : []),
        ...at(t('fact.endsUnpaid'), service.terminateAt, true),
      ]}
    >
      {missing > 0 && (
        <LinkButton look="primary" href={addFundsHref(service)}>
          {t('action.addMissing', { amount })}
        </LinkButton>
      )}
    </Told>
  );
};

const Ended = ({ service, cancelled }: { service: MyService; cancelled: boolean }) => (
  <Told
    tone="info"
    title={t(cancelled ? 'notice.cancelled' : 'notice.terminated')}
    why={causeWords(service.cause)}
    next={cancelled ? '' : t('notice.terminated.text')}
    facts={at(t(cancelled ? 'fact.cancelled' : 'fact.ended'), service.terminatedAt, true)}
  >
    <LinkButton look="primary" href="/order">
      {t('action.orderAgain')}
    </LinkButton>
  </Told>
);

/** Of a service that does not run, or not for long; nothing of one that simply works or is being set up. */
export const StandingNotice = ({ service, state }: { service: MyService; state: ServiceState }) => {
  if (isEnding(service)) return <Ending service={service} />;
  if (waitsForFunds(service)) return <WaitsForFunds service={service} />;
  const why = causeWords(service.cause);
  switch (state) {
    case 'suspended':
      return (
        <Told
          tone="warn"
          title={t('notice.suspended')}
          why={why || t('notice.suspended.text')}
          next={orWrite(t('notice.suspended.staff'), t('notice.suspended.contact'))}
          facts={at(t('fact.suspended'), service.suspendedAt, true)}
        >
          <Contact service={service} />
        </Told>
      );
    case 'missing':
      return (
        <Told
          tone="warn"
          title={t('notice.missing')}
          why={why}
          next={orWrite(t('notice.missing.text'), t('notice.missing.contact'))}
        >
          <Contact service={service} />
        </Told>
      );
    case 'blocked':
      return (
        <Told
          tone="danger"
          title={t('notice.blocked')}
          next={orWrite(t('notice.blocked.text'), t('notice.blocked.contact'))}
        >
          <Contact service={service} />
        </Told>
      );
    case 'byHand':
      return (
        <Told
          tone="info"
          title={t('notice.byHand')}
          next={orWrite(t('notice.byHand.text'), t('notice.byHand.contact'))}
        >
          <Contact service={service} />
        </Told>
      );
    case 'cancelled':
    case 'terminated':
      return <Ended service={service} cancelled={state === 'cancelled'} />;
    default:
      return null;
  }
};
