import type { TreeServer } from '../../../worker/servers/contract/model.ts';
import { api } from '../../data/api.ts';
import { useQuery } from '../../data/cache.ts';
import { number } from '../../data/format.ts';
import { Button } from '../../kit/button.tsx';
import { IconRefresh } from '../../kit/icons.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { Notice } from '../../kit/surface.tsx';
import { type Column, Table } from '../../kit/table.tsx';
import { Age } from '../../kit/values.tsx';
import { t } from '../i18n/en/servers.ts';
import { Panel } from '../record/panel.tsx';
import { capsText } from './caps.ts';
import { ProtocolBadges } from './protocols.tsx';

type Network = TreeServer['networks'][number];

/** The networks of a server outlive a visit to the page: they are shown with their age when the panel is down. */
const lastRead = new Map<string, { at: number; networks: readonly Network[] }>();

const columns = (): Column<Network>[] => [
  {
    key: 'name',
    label: t('net.name'),
    render: ({ name, description, subnet }) => (
      <span class="stack-2">
        <span>
          <span class="mono">{name}</span> {subnet && <span class="mono sub">{subnet}</span>}
        </span>
        {description && (
          <span class="sub clip" title={description}>
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
];

const Rows = ({ server, at }: { server: TreeServer; at: number }) => {
  if (server.state === 'ok') lastRead.set(server.serverId, { at, networks: server.networks });
  const kept = lastRead.get(server.serverId);
  const shown = kept?.networks ?? [];
  return (
    <>
      {server.error && (
        <div class="panel-body">
          <Notice tone={server.state === 'ok' ? 'warn' : 'danger'} title={t('networks.failed')}>
            <p>{server.error}</p>
            {kept && (
              <p>
                {t('networks.stale')} <Age at={kept.at} />
              </p>
            )}
          </Notice>
        </div>
      )}
      {shown.length > 0 ? (
        <Table label={t('panel.networks')} columns={columns()} rows={shown} rowKey={({ name }) => name} dense stack />
      ) : (
        server.state === 'ok' && <p class="panel-empty">{t('networks.none')}</p>
      )}
    </>
  );
};

/** Live: asks the panel when the page opens and at Refresh. */
export const Networks = ({ serverId }: { serverId: string }) => {
  const tree = useQuery(
    ['networkTree', { serverId }],
    (signal) => api.admin.servers.networkTree({ serverId }, { signal }),
    { staleMs: 60_000 },
  );
  return (
    <Panel
      title={t('panel.networks')}
      action={
        <span class="inline-flex items-center gap-3">
          {tree.fetchedAt > 0 && (
            <span class="sub">
              {t('networks.live')} <Age at={tree.fetchedAt} />
            </span>
          )}
          <Button size="s" icon={IconRefresh} busy={tree.loading} onClick={() => void tree.refetch()}>
            {t('networks.refresh')}
          </Button>
        </span>
      }
    >
      <Loaded query={tree}>
        {({ servers }) => (servers[0] ? <Rows server={servers[0]} at={tree.fetchedAt} /> : null)}
      </Loaded>
    </Panel>
  );
};
