import type { ServiceDetail } from '../../../worker/provisioning/contract/model.ts';
import { can } from '../../data/permissions.ts';
import { Table } from '../../kit/list/table.tsx';
import { StatusDot, type Tone } from '../../kit/shown/badge.tsx';
import { Facts } from '../../kit/shown/section.tsx';
import { Age } from '../../kit/shown/values.tsx';
import { t } from '../i18n/en/services.ts';
import { Panel } from '../record/panel.tsx';
import { type PairRow, pairRows } from './pairs.ts';

const TONES: Record<PairRow['state'], Tone> = { chosen: 'ok', skipped: 'warn', next: 'neutral' };

const NetworkName = ({ network }: { network: string | null }) =>
  network === null ? <span class="muted">{t('location.byPanel')}</span> : <span class="mono">{network}</span>;

/** Where the account is, and why it is not somewhere that the product prefers. */
export const Location = ({ service }: { service: ServiceDetail }) => {
  const { serverId, serverName, network } = service;
  const rows = pairRows(service);
  const placed = serverId !== null;
  const name = can('servers.read') ? (
    <a class="link" href={`/admin/servers/${serverId}`}>
      {serverName}
    </a>
  ) : (
    serverName
  );
  return (
    <Panel title={t('panel.location')}>
      <p class="panel-body">
        {placed ? (
          <strong>
            {name} → <NetworkName network={network} />
          </strong>
        ) : (
          <span class="muted">{t('location.none')}</span>
        )}
        {rows.length === 0 && <span class="muted">{t('location.noPairs')}</span>}
      </p>
      {rows.length > 0 && (
        <Table
          label={t('location.pairs')}
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            { key: 'at', label: '#', render: (row) => <span class="num">{rows.indexOf(row) + 1}</span> },
            {
              key: 'pair',
              label: t('col.pair'),
              render: (row) => (
                <span>
                  {row.serverName} → <NetworkName network={row.network} />
                  {!row.offered && <span class="sub"> ({t('pair.dropped')})</span>}
                </span>
              ),
            },
            {
              key: 'state',
              label: t('col.status'),
              render: ({ state }) => (
                <StatusDot tone={TONES[state]}>
                  {t(state === 'next' && !placed ? 'pair.waiting' : `pair.${state}`)}
                </StatusDot>
              ),
            },
            {
              key: 'reason',
              label: t('service.why'),
              render: ({ reason }) => (reason ? <span class="roomy">{reason}</span> : '—'),
            },
          ]}
          dense
          stack
        />
      )}
    </Panel>
  );
};

export const Intent = ({ intent }: { intent: NonNullable<ServiceDetail['intent']> }) => (
  <Panel title={t('panel.intent')}>
    <Facts
      items={[
        [t('intent.step'), <span class="mono">{intent.step}</span>],
        [
          t('intent.target'),
          <>
            {intent.serverName} → <NetworkName network={intent.network} />
          </>,
        ],
        [t('intent.name'), <span class="mono">{intent.vpnName}</span>],
        [t('intent.updated'), <Age at={intent.updatedAt} />],
      ]}
    />
  </Panel>
);
