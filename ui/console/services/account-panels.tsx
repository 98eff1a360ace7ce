/** The account as its server has it, read when the page opens: the page itself never waits for that. */
import { useRef, useState } from 'preact/hooks';
import type { ObservedAccount } from '../../../worker/delivery/contract/model.ts';
import type { ServiceDetail } from '../../../worker/provisioning/contract/model.ts';
import { api } from '../../data/api.ts';
import { can } from '../../data/permissions.ts';
import { invalidate, type Query, useQuery } from '../../data/store/cache.ts';
import { useMutation } from '../../data/store/mutation.ts';
import { Button } from '../../kit/form/button.tsx';
import { Table } from '../../kit/list/table.tsx';
import { Badge, type Tone } from '../../kit/shown/badge.tsx';
import { Copyable } from '../../kit/shown/copyable.tsx';
import { IconRefresh } from '../../kit/shown/icons.tsx';
import { Facts } from '../../kit/shown/section.tsx';
import { Notice, Skeleton } from '../../kit/shown/surface.tsx';
import { Age } from '../../kit/shown/values.tsx';
import { t } from '../i18n/en/services.ts';
import { Panel } from '../record/panel.tsx';
import { capsText } from '../servers/caps.ts';
import { ProtocolBadges } from '../servers/protocols.tsx';
import { driftText } from './actions.tsx';

export type Observed = Query<ObservedAccount> & { again: () => void };

/** Asked again whenever the service has changed. */
export function useObserved({ id, status, provisionStatus, vpn }: ServiceDetail): Observed {
  const insist = useRef<'yes'>(undefined);
  const caps = vpn && capsText(vpn.caps);
  const query = useQuery<ObservedAccount>(
    ['serviceAccount', id, status, provisionStatus, caps],
    (signal) => api.admin.services.observe({ id, insist: insist.current }, { signal }),
    { enabled: vpn !== null },
  );
  const again = () => {
    insist.current = 'yes';
    void query.refetch();
  };
  return { ...query, again };
}

/** When its server was asked last, by its clock, and whether it answered. */
export const askedOf = ({ data, problem }: Observed): { at: number; works: boolean } | null =>
  data ? { at: data.at, works: !problem && data.problem === null } : null;

const stateOf = ({ data, problem }: Observed): { tone: Tone; words: string } => {
  if (problem || (data && data.problem !== null)) return { tone: 'danger', words: t('api.down') };
  return data ? { tone: 'ok', words: t('api.ok') } : { tone: 'neutral', words: t('api.asking') };
};

const ServerLink = ({ id, name }: { id: string; name: string }) =>
  can('servers.read') ? (
    <a class="link" href={`/admin/servers/${id}`}>
      {name}
    </a>
  ) : (
    <span>{name}</span>
  );

/** Does the panel behind it answer at all? */
export const ApiPanel = ({ observed }: { observed: Observed }) => {
  const { data, problem, loading, again } = observed;
  const { tone, words } = stateOf(observed);
  const why = problem?.message ?? data?.problem;
  return (
    <Panel
      title={t('panel.api')}
      action={
        <span class="badges items-center">
          <Badge tone={tone}>{words}</Badge>
          <Button size="s" icon={IconRefresh} busy={loading} onClick={again}>
            {t('api.again')}
          </Button>
        </span>
      }
    >
      <div class="panel-body" aria-live="polite" data-part="api">
        {loading && !data && <p class="muted">{t('api.waiting')}</p>}
        {why && (
          <Notice tone="danger" title={t('api.silent')}>
            <p class="wrap-text">{why}</p>
          </Notice>
        )}
        {data && (
          <p>
            <ServerLink id={data.serverId} name={data.serverName} /> · <span class="num">{data.tookMs} ms</span> ·{' '}
            <span class="sub">
              {t('api.checked')} <Age at={data.at} />
            </span>
          </p>
        )}
      </div>
    </Panel>
  );
};

const Password = ({ id }: { id: string }) => {
  const [password, setPassword] = useState<string>();
  const reveal = useMutation(api.admin.services.credentials, {
    onSuccess: (shown) => {
      setPassword(shown.password);
      invalidate('activity');
    },
  });
  if (password !== undefined) return <Copyable value={password} label={t('fact.password')} />;
  return (
    <span class="badges items-center">
      <span class="mono" aria-hidden="true">
        ••••••••
      </span>
      <Button size="s" busy={reveal.busy} onClick={() => void reveal.run({ id })}>
        {t('password.show')}
      </Button>
      {reveal.problem && <span role="alert">{reveal.problem.message}</span>}
    </span>
  );
};

const Presence = ({ data, service }: { data: ObservedAccount; service: ServiceDetail }) => {
  if (data.presence === 'unknown') return <Badge tone="warn">{t('presence.unknown')}</Badge>;
  if (!data.account) return <Badge tone="danger">{t('presence.missing')}</Badge>;
  const { enabled } = data.account;
  const asItShould = enabled === (service.status === 'active');
  const calm = enabled ? 'ok' : 'neutral';
  return <Badge tone={asItShould ? calm : 'warn'}>{t(enabled ? 'fact.enabled.yes' : 'fact.enabled.no')}</Badge>;
};

/** What differs, or that the account is not there at all. */
const Difference = ({ data, service }: { data: ObservedAccount; service: ServiceDetail }) => {
  if (data.presence === 'missing')
    return (
      <Notice tone="danger" title={t('presence.missing.title', { name: service.vpn?.name ?? '' })}>
        <p>{t(service.cause?.code === 'account_missing' ? 'presence.missing.known' : 'presence.missing.text')}</p>
      </Notice>
    );
  if (data.drift.length === 0) return null;
  return (
    <Notice tone="warn" title={t('drift.title')}>
      <ul class="list-disc pl-5">
        {data.drift.map((drift) => (
          <li key={drift.field}>{driftText(drift)}</li>
        ))}
      </ul>
    </Notice>
  );
};

/** The VPN client. Where the server is silent, what it said last; its state is then unknown. */
export const ClientPanel = ({ service, observed }: { service: ServiceDetail; observed: Observed }) => {
  const { vpn, network, username } = service;
  const { data, loading } = observed;
  if (!vpn) return null;
  const seen = data?.account;
  const ipv4 = seen?.ipv4 ?? vpn.ipv4;
  const user = seen?.username ?? username;
  return (
    <Panel title={t('panel.vpn')}>
      {data && (data.presence === 'missing' || data.drift.length > 0) && (
        <div class="panel-body">
          <Difference data={data} service={service} />
        </div>
      )}
      <Facts
        items={[
          [t('fact.vpnName'), <Copyable value={vpn.name} label={t('fact.vpnName')} />],
          [t('fact.network'), <span class="mono">{seen?.network ?? network ?? '—'}</span>],
          [t('fact.ipv4'), ipv4 ? <Copyable value={ipv4} label={t('fact.ipv4')} /> : '—'],
          [t('fact.username'), user ? <Copyable value={user} label={t('fact.username')} /> : '—'],
          ...(can('services.secrets') && username
            ? ([[t('fact.password'), <Password id={service.id} />]] as const)
            : []),
          [
            t('fact.enabled'),
            data ? (
              <Presence data={data} service={service} />
            ) : loading ? (
              <span class="muted">{t('api.asking')}</span>
            ) : (
              <Badge tone="warn">{t('presence.unknown')}</Badge>
            ),
          ],
          [t('fact.caps'), <span class="num">{capsText(seen?.caps ?? null)}</span>],
          [t('fact.protocols'), <ProtocolBadges protocols={data?.protocols ?? vpn.protocols} />],
        ]}
      />
    </Panel>
  );
};

type Speed = { key: string; what: string; caps: string; note: string };

/** Which speed holds, and where it comes from. */
export const BandwidthPanel = ({ service, observed }: { service: ServiceDetail; observed: Observed }) => {
  const { vpn, productCaps } = service;
  if (!vpn) return null;
  const [sold, product] = [capsText(vpn.caps), capsText(productCaps)];
  const { data, loading } = observed;
  const there = data?.account ? capsText(data.account.caps) : null;
  const rows: Speed[] = [
    { key: 'sold', what: t('speed.sold'), caps: sold, note: t('speed.sold.note') },
    {
      key: 'product',
      what: t('speed.product'),
      caps: product,
      note: t(product === sold ? 'speed.product.same' : 'speed.product.other'),
    },
    {
      key: 'there',
      what: t('speed.there'),
      caps: there ?? '—',
      note:
        there === null
          ? t(loading ? 'api.asking' : 'presence.unknown')
          : t(there === sold ? 'speed.there.same' : 'speed.there.other'),
    },
    ...(vpn.networkCaps
      ? [
          {
            key: 'network',
            what: t('fact.networkCaps'),
            caps: capsText(vpn.networkCaps),
            note: t('speed.network.note'),
          },
        ]
      : []),
  ];
  return (
    <Panel title={t('panel.bandwidth')}>
      <Table
        label={t('panel.bandwidth')}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { key: 'what', label: t('speed.what'), render: ({ what }) => what },
          { key: 'caps', label: t('fact.caps'), render: ({ caps }) => <span class="num">{caps}</span> },
          { key: 'note', label: t('speed.note'), render: ({ note }) => <span class="roomy sub">{note}</span> },
        ]}
        dense
        stack
      />
      {loading && !data && <Skeleton lines={1} />}
    </Panel>
  );
};
