import type { ServiceDetail } from '../../../worker/services/contract/model.ts';
import { api } from '../../data/api.ts';
import { read, useQuery } from '../../data/cache.ts';
import { can } from '../../data/permissions.ts';
import { Badge } from '../../kit/badge.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { Facts, Notice, PageFrame } from '../../kit/surface.tsx';
import { Age, Copyable, Instant, Money } from '../../kit/values.tsx';
import { ServiceNav } from '../../vpn/service-nav.tsx';
import { transactionColumns } from '../finance/columns.tsx';
import { t } from '../i18n/en/services.ts';
import { shortActivityColumns } from '../monitoring/columns.tsx';
import { Panel, Recent, RecordColumns } from '../record/panel.tsx';
import { capsText } from '../servers/caps.ts';
import { ProtocolBadges } from '../servers/protocols.tsx';
import { Actions } from './actions.tsx';
import { priceOf } from './columns.tsx';
import { Configuration } from './configuration.tsx';
import { ConnectionPanel } from './connection-panel.tsx';
import { LinksPanel } from './links-panel.tsx';
import { Intent, Location } from './location.tsx';
import { PROVISION_TONES, ProvisionBadge, StatusBadge } from './status.tsx';

const NOTICE_TONES = { danger: 'danger', warn: 'warn', ok: 'info', info: 'info', neutral: 'info' } as const;

const Why = ({ service: { cause, provisionStatus } }: { service: ServiceDetail }) =>
  cause && (
    <Notice tone={NOTICE_TONES[PROVISION_TONES[provisionStatus]]} title={cause.message}>
      <span class="sub">
        <span class="mono">{cause.code}</span> · <Age at={cause.at} />
      </span>
    </Notice>
  );

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

const VpnFacts = ({ service: { vpn, username, serverId } }: { service: ServiceDetail }) => (
  <Panel title={t('panel.vpn')}>
    {vpn ? (
      <Facts
        items={[
          [t('fact.vpnName'), <Copyable value={vpn.name} label={t('fact.vpnName')} />],
          [t('fact.username'), username ? <Copyable value={username} label={t('fact.username')} /> : '—'],
          [t('fact.ipv4'), vpn.ipv4 ? <Copyable value={vpn.ipv4} label={t('fact.ipv4')} /> : '—'],
          [
            t('fact.enabled'),
            <Badge tone={vpn.enabled ? 'ok' : 'warn'}>{t(vpn.enabled ? 'fact.enabled.yes' : 'fact.enabled.no')}</Badge>,
          ],
          [t('fact.caps'), <span class="num">{capsText(vpn.caps)}</span>],
          [t('fact.networkCaps'), <span class="num">{capsText(vpn.networkCaps)}</span>],
          [t('fact.protocols'), <ProtocolBadges protocols={vpn.protocols} />],
        ]}
      />
    ) : (
      <p class="panel-empty">
        {t(!username ? 'vpn.none' : serverId ? 'vpn.unread' : 'vpn.reserved')}{' '}
        {username && <span class="mono">{username}</span>}
      </p>
    )}
  </Panel>
);

const Detail = ({ service }: { service: ServiceDetail }) => (
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
    action={<Actions service={service} />}
    width="wide"
  >
    {service.vpn && <ServiceNav base={`/admin/services/${service.id}`} here="information" />}
    <Why service={service} />
    <RecordColumns
      side={
        <>
          <ServiceFacts service={service} />
          {service.intent && <Intent intent={service.intent} />}
          <VpnFacts service={service} />
        </>
      }
    >
      {service.status === 'active' && service.vpn && <ConnectionPanel id={service.id} />}
      <Location service={service} />
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

const MOVING_REFRESH_MS = 4000;

/** The machinery is at work on it: the page follows. */
const isMoving = ({ status, provisionStatus }: ServiceDetail): boolean =>
  status === 'pending' && (provisionStatus === 'deploying' || provisionStatus === 'pending');

export default function ServicePage({ id }: { id: string }) {
  const key = ['services', 'get', id];
  const known = read<ServiceDetail>(key).data;
  const service = useQuery(key, (signal) => api.admin.services.get({ id }, { signal }), {
    ...(known && isMoving(known) ? { everyMs: MOVING_REFRESH_MS } : {}),
  });
  return (
    <Loaded query={service} frame={{ title: t('services.title') }}>
      {(found) => <Detail key={found.id} service={found} />}
    </Loaded>
  );
}
