import type { ServiceDetail } from '../../../worker/provisioning/contract/model.ts';
import { api } from '../../data/api.ts';
import { can } from '../../data/permissions.ts';
import { Button } from '../../kit/form/button.tsx';
import { Table } from '../../kit/list/table.tsx';
import { StatusDot, type Tone } from '../../kit/shown/badge.tsx';
import { Facts } from '../../kit/shown/section.tsx';
import { Age, Instant } from '../../kit/shown/values.tsx';
import { t } from '../i18n/en/services.ts';
import { Panel } from '../record/panel.tsx';
import type { Commands } from './command.ts';
import { mayChoosePlace } from './offered.ts';
import { type PairRow, pairRows } from './pairs.ts';

const TONES: Record<PairRow['state'], Tone> = {
  chosen: 'ok',
  skipped: 'warn',
  spent: 'danger',
  trying: 'info',
  next: 'neutral',
  waiting: 'neutral',
  untried: 'neutral',
};

type Props = { service: ServiceDetail; commands: Commands };

/** There and nowhere else, while nothing of the order is anywhere. */
const deployAt = ({ service: { id }, commands }: Props, { serverId, serverName, network }: PairRow) =>
  void commands.run(
    t('action.deployHere'),
    () => api.admin.services.retry({ id, pair: { serverId, network } }),
    () => ({ tone: 'ok', text: t('done.deployHere', { server: serverName, network: network ?? '' }) }),
  );

const NetworkName = ({ network }: { network: string | null }) =>
  network === null ? <span class="muted">{t('location.byPanel')}</span> : <span class="mono">{network}</span>;

/** Where the account is, and why it is not somewhere that the product prefers. */
export const Location = (props: Props) => {
  const { service } = props;
  const { serverId, serverName, network } = service;
  const rows = pairRows(service);
  const placed = serverId !== null;
  const choosable = can('services.write') && mayChoosePlace(service);
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
              render: ({ state }) => <StatusDot tone={TONES[state]}>{t(`pair.${state}`)}</StatusDot>,
            },
            {
              key: 'reason',
              label: t('service.why'),
              render: ({ reason }) => (reason ? <span class="roomy">{reason}</span> : '—'),
            },
            ...(choosable
              ? [
                  {
                    key: 'deploy',
                    label: t('col.deploy'),
                    render: (row: PairRow) =>
                      row.offered && (
                        <Button size="s" onClick={() => deployAt(props, row)}>
                          {t('action.deployHere')}
                        </Button>
                      ),
                  },
                ]
              : []),
          ]}
          dense
          stack
        />
      )}
    </Panel>
  );
};

type Deploying = NonNullable<ServiceDetail['deployment']>;

const Attempt = ({ deployment: { attempt, attempts, nextAt }, over }: { deployment: Deploying; over: boolean }) => (
  <>
    <span class="num">{t('deploy.attempt', { n: attempt, of: attempts })}</span>
    {!over && ' · '}
    {!over &&
      (nextAt === null ? (
        t('deploy.now')
      ) : (
        <>
          {t('deploy.next')} <Instant at={nextAt} time />
        </>
      ))}
  </>
);

/** How far the setting up of an order came, and what the last attempt came to. */
export const Deployment = ({ service: { deployment, intent, provisionStatus } }: { service: ServiceDetail }) => {
  if (!deployment) return null;
  const over = provisionStatus === 'error' || provisionStatus === 'needs_attention';
  return (
    <Panel title={t(over ? 'panel.deployed' : 'panel.intent')}>
      <Facts
        items={[
          [t('deploy.attempts'), <Attempt deployment={deployment} over={over} />],
          ...(deployment.why ? ([[t('deploy.why'), <span class="wrap-text">{deployment.why}</span>]] as const) : []),
          [t('deploy.account'), t(`deploy.account.${deployment.account}`)],
          ...(intent
            ? ([
                [
                  t('intent.target'),
                  <>
                    {intent.serverName} → <NetworkName network={intent.network} />
                  </>,
                ],
                [t('intent.name'), <span class="mono">{intent.vpnName}</span>],
                [t('intent.updated'), <Age at={intent.updatedAt} />],
              ] as const)
            : []),
        ]}
      />
    </Panel>
  );
};
