import { useRef } from 'preact/hooks';
import type { ServerNetworks } from '../../../worker/servers/contract/model.ts';
import { api } from '../../data/api.ts';
import { number } from '../../data/format/format.ts';
import { useQuery } from '../../data/store/cache.ts';
import { Button } from '../../kit/form/button.tsx';
import { type Column, Table } from '../../kit/list/table.tsx';
import { IconRefresh } from '../../kit/shown/icons.tsx';
import { Loaded } from '../../kit/shown/loaded.tsx';
import { Notice } from '../../kit/shown/surface.tsx';
import { Age } from '../../kit/shown/values.tsx';
import { t } from '../i18n/en/servers.ts';
import { Panel } from '../record/panel.tsx';
import { capsText } from './caps.ts';
import { ProtocolBadges } from './protocols.tsx';

type Network = ServerNetworks['networks'][number];

const columns = (): Column<Network>[] => [
  {
    key: 'name',
    label: t('net.name'),
    render: ({ name, description, subnet, upstream }) => (
      <span class="stack-2">
        <span class="mono">{name}</span>
        <span class="sub">
          <span class="mono">{subnet}</span> {upstream !== null && t('net.via', { upstream })}
        </span>
        {description && (
          <span class="sub clip clip-wide" title={description}>
            {description}
          </span>
        )}
      </span>
    ),
  },
  { key: 'protocols', label: t('net.protocols'), render: ({ protocols }) => <ProtocolBadges protocols={protocols} /> },
  { key: 'caps', label: t('net.caps'), align: 'end', render: ({ caps }) => capsText(caps) },
  {
    key: 'clients',
    label: t('net.clients'),
    align: 'end',
    render: ({ clients }) => (clients === null ? '—' : number(clients)),
  },
  { key: 'freeIps', label: t('net.freeIps'), align: 'end', render: freeText },
];

const freeText = ({ freeIps }: Network): string =>
  freeIps === null ? '—' : `${number(freeIps.n)}${freeIps.more ? '+' : ''}`;

const Rows = ({ read }: { read: ServerNetworks }) => {
  const { error, at, networks, unread } = read;
  return (
    <>
      {error !== null && (
        <div class="panel-body">
          <Notice tone="danger" title={t('networks.failed')}>
            <p>{error}</p>
            {at !== null && networks.length > 0 && (
              <p>
                {t('networks.stale')} <Age at={at} />
              </p>
            )}
          </Notice>
        </div>
      )}
      {unread !== null && unread > 0 && (
        <div class="panel-body">
          <Notice tone="warn">{t('networks.unread', { n: unread })}</Notice>
        </div>
      )}
      {networks.length > 0 ? (
        <Table
          label={t('panel.networks')}
          columns={columns()}
          rows={networks}
          rowKey={({ name }) => name}
          dense
          stack
        />
      ) : (
        error === null && unread === 0 && <p class="panel-empty">{t('networks.none')}</p>
      )}
    </>
  );
};

/** Live: asks the panel when the page opens and at Refresh. Networks themselves are made in the panel. */
export const Networks = ({ serverId, baseUrl }: { serverId: string; baseUrl: string }) => {
  const asked = useRef(false);
  const read = useQuery(
    ['networks', { serverId }],
    (signal) =>
      api.admin.servers.networks({ id: serverId, ...(asked.current ? { insist: 'yes' as const } : {}) }, { signal }),
    { staleMs: 60_000 },
  );
  const refresh = () => {
    asked.current = true;
    void read.refetch();
  };
  return (
    <Panel
      title={t('panel.networks')}
      action={
        <span class="inline-flex flex-wrap items-center gap-3">
          {read.data?.error === null && (
            <span class="sub">
              {t('networks.live')} <Age at={read.fetchedAt} />
            </span>
          )}
          <a class="link" href={baseUrl} target="_blank" rel="noopener noreferrer">
            {t('networks.panel')}
          </a>
          <Button size="s" icon={IconRefresh} busy={read.loading} onClick={refresh}>
            {t('networks.refresh')}
          </Button>
        </span>
      }
    >
      <Loaded query={read}>{(found) => <Rows read={found} />}</Loaded>
    </Panel>
  );
};
