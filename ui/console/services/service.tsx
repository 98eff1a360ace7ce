import { useEffect, useRef } from 'preact/hooks';
import type { ServiceDetail } from '../../../worker/provisioning/contract/model.ts';
import { api } from '../../data/api.ts';
import { now } from '../../data/format/time.ts';
import { can } from '../../data/permissions.ts';
import { invalidate, read, useQuery } from '../../data/store/cache.ts';
import { Loaded } from '../../kit/shown/loaded.tsx';
import { Facts } from '../../kit/shown/section.tsx';
import { PageFrame } from '../../kit/shown/surface.tsx';
import { Instant, Money } from '../../kit/shown/values.tsx';
import { ServiceNav } from '../../vpn/service-nav.tsx';
import { transactionColumns } from '../finance/columns.tsx';
import { t } from '../i18n/en/services.ts';
import { shortActivityColumns } from '../monitoring/columns.tsx';
import { Panel, Recent, RecordColumns } from '../record/panel.tsx';
import { ApiPanel, BandwidthPanel, ClientPanel, useObserved } from './account-panels.tsx';
import { Actions } from './actions.tsx';
import { priceOf } from './columns.tsx';
import { type Commands, useCommands } from './command.ts';
import { Configuration } from './configuration.tsx';
import { ConnectionPanel } from './connection-panel.tsx';
import { LinksPanel } from './links-panel.tsx';
import { Deployment, Location } from './location.tsx';
import { isMoving } from './offered.ts';
import { CommandResult, Standing } from './standing.tsx';
import { ProvisionBadge, StatusBadge } from './status.tsx';

const linked = (allowed: boolean, href: string, text: string) =>
  allowed ? (
    <a class="link" href={href}>
      {text}
    </a>
  ) : (
    text
  );

const ServiceFacts = ({ service: s }: { service: ServiceDetail }) => (
  <Panel title={t('panel.facts')}>
    <Facts
      items={[
        [
          t('fact.client'),
          <>
            {linked(can('clients.read'), `/admin/clients/${s.clientId}`, s.clientName)}{' '}
            <span class="sub num">{s.clientNumber}</span>
          </>,
        ],
        [t('fact.product'), linked(can('catalog.read'), `/admin/products/${s.productId}`, s.productName)],
        ...(s.label ? ([[t('fact.label'), s.label]] as const) : []),
        [t('fact.price'), priceOf(s)],
        [t('fact.setup'), <Money micro={s.setupMicro} currency={s.currency} precise />],
        ...(s.heldMicro > 0
          ? ([
              [
                t('fact.held'),
                <strong>
                  <Money micro={s.heldMicro} currency={s.currency} precise />
                </strong>,
              ],
            ] as const)
          : []),
        [t('fact.ordered'), <Instant at={s.orderedAt} time />],
        [t('fact.activated'), <Instant at={s.activatedAt} time />],
        [t('fact.paidThrough'), <Instant at={s.paidThrough} time />],
      ]}
    />
  </Panel>
);

/** Before there is an account, or after it. */
const NoAccount = ({ service: { username, serverId } }: { service: ServiceDetail }) => (
  <Panel title={t('panel.vpn')}>
    <p class="panel-empty">
      {t(!username ? 'vpn.none' : serverId ? 'vpn.unread' : 'vpn.reserved')}{' '}
      {username && <span class="mono">{username}</span>}
    </p>
  </Panel>
);

const Detail = ({ service, commands }: { service: ServiceDetail; commands: Commands }) => {
  const observed = useObserved(service);
  return (
    <PageFrame
      title={t('service.title', { number: String(service.number) })}
      crumbs={[{ label: t('services.title'), href: '/admin/services' }]}
      chips={
        <>
          <StatusBadge status={service.status} />
          <ProvisionBadge {...service} />
        </>
      }
      lead={`${service.productName} · ${service.clientName}`}
      action={<Actions service={service} commands={commands} />}
      width="wide"
    >
      {service.vpn && <ServiceNav base={`/admin/services/${service.id}`} />}
      <CommandResult commands={commands} />
      <Standing service={service} />
      <RecordColumns
        side={
          <>
            <ServiceFacts service={service} />
            <Deployment service={service} />
            {service.vpn ? <ClientPanel service={service} observed={observed} /> : <NoAccount service={service} />}
          </>
        }
      >
        {service.vpn && service.serverId && <ApiPanel observed={observed} />}
        {service.status === 'active' && service.vpn && <ConnectionPanel id={service.id} observed={observed} />}
        <BandwidthPanel service={service} observed={observed} />
        <Location service={service} commands={commands} />
        <Configuration key={`config-${service.id}`} service={service} />
        {service.vpn && <LinksPanel service={service} />}
        {can('finance.read') && (
          <Recent
            title={t('panel.transactions')}
            name={['transactions']}
            load={api.admin.transactions.list}
            input={{ serviceId: service.id }}
            sort="-createdAt"
            columns={transactionColumns(false)}
            all={`/admin/transactions?serviceId=${service.id}`}
          />
        )}
        {can('monitoring.read') && (
          <Recent
            title={t('panel.activity')}
            name={['activity']}
            load={api.admin.activity.list}
            input={{ subject: `service:${service.id}` }}
            sort="-at"
            columns={shortActivityColumns()}
            all={`/admin/activity?subject=service:${service.id}`}
          />
        )}
      </RecordColumns>
    </PageFrame>
  );
};

const MOVING_REFRESH_MS = 2000;
/** A command is told to the server by a job of its own. */
const FOLLOWED_MS = 15_000;

/** What the machinery did meanwhile is in the activity of the page. */
const useFreshActivity = (standing: string | undefined) => {
  const before = useRef(standing);
  useEffect(() => {
    if (before.current !== undefined && before.current !== standing) invalidate('activity');
    before.current = standing;
  }, [standing]);
};

export default function ServicePage({ id }: { id: string }) {
  const key = ['services', 'get', id];
  const commands = useCommands();
  const known = read<ServiceDetail>(key).data;
  const follows = known && (isMoving(known) || now.value - commands.endedAt.value < FOLLOWED_MS);
  const service = useQuery(key, (signal) => api.admin.services.get({ id }, { signal }), {
    ...(follows ? { everyMs: MOVING_REFRESH_MS } : {}),
  });
  useFreshActivity(known && `${known.status}/${known.provisionStatus}`);
  return (
    <Loaded query={service} frame={{ title: t('services.title') }}>
      {(found) => <Detail key={found.id} service={found} commands={commands} />}
    </Loaded>
  );
}
