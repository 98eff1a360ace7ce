import type { Server, ServerDriver } from '../../../worker/servers/contract/model.ts';
import { api } from '../../data/api.ts';
import { goTo } from '../../data/go/navigation.ts';
import { can } from '../../data/permissions.ts';
import { useQuery } from '../../data/store/cache.ts';
import { useMutation } from '../../data/store/mutation.ts';
import { Button, LinkButton } from '../../kit/form/button.tsx';
import { confirmAction } from '../../kit/overlay/confirm-action.ts';
import { Badge } from '../../kit/shown/badge.tsx';
import { IconEdit, IconPlug, IconTrash } from '../../kit/shown/icons.tsx';
import { Loaded } from '../../kit/shown/loaded.tsx';
import { Facts } from '../../kit/shown/section.tsx';
import { Notice, PageFrame, Skeleton } from '../../kit/shown/surface.tsx';
import { Age, Instant } from '../../kit/shown/values.tsx';
import { t } from '../i18n/en/servers.ts';
import { ReconcilePanel } from '../monitoring/reconcile-panel.tsx';
import { Panel, RecordColumns } from '../record/panel.tsx';
import { runAction } from '../record/run.ts';
import { Contract } from './contract.tsx';
import { useServerDriver } from './drivers.ts';
import { accountsText, LastTest } from './list.tsx';
import { Networks } from './networks.tsx';
import { ProbeResult, slotsText } from './probe.tsx';

const remove = async ({ id, name, accounts, baseUrl }: Server) => {
  const yes = await confirmAction({
    title: t('delete.title', { name }),
    text: accounts > 0 ? t('delete.refused', { n: accounts }) : t('delete.text'),
    lost: [
      t('delete.lost.token', { url: baseUrl }),
      t('delete.lost.groups'),
      ...(accounts > 0 ? [t('delete.lost.accounts', { n: accounts })] : []),
    ],
    confirm: t('action.delete'),
    danger: true,
    type: name,
  });
  if (!yes) return;
  const gone = await runAction(() => api.admin.servers.remove({ id }), t('done.deleted'), [['servers', 'list']]);
  if (gone) goTo('/admin/servers', true);
};

type Readings = ReturnType<typeof useReadings>;
const useReadings = (id: string) =>
  useQuery(['servers', 'readings', id], (signal) => api.admin.servers.readings({ id }, { signal }));

/** Tests what is stored; the server keeps the result. */
const StoredProbe = ({ server, readings }: { server: Server; readings: Readings }) => {
  const test = useMutation(api.admin.servers.test, { invalidates: [['servers']] });
  const { probe } = server;
  const driver = useServerDriver(server.driver);
  const report = readings.data?.probe;
  return (
    <Panel
      title={t('probe.title')}
      action={
        can('servers.write') && (
          <Button size="s" icon={IconPlug} busy={test.busy} onClick={() => void test.run({ id: server.id })}>
            {t(probe ? 'action.testAgain' : 'action.test')}
          </Button>
        )
      }
    >
      <div aria-live="polite">
        {test.busy && <Skeleton lines={4} />}
        {test.problem && (
          <div class="panel-body">
            <Notice tone="danger">{test.problem.message}</Notice>
          </div>
        )}
        {!test.busy && report && <ProbeResult report={report} driver={driver} />}
        {!test.busy && !report && (
          <div class="panel-body">
            {probe ? <LastTest probe={probe} driver={server.driver} /> : <p class="muted">{t('probe.none')}</p>}
          </div>
        )}
      </div>
    </Panel>
  );
};

/** What staff were mailed about, as long as it holds. */
const Alerts = ({ readings }: { readings: Readings }) => (
  <>
    {readings.data?.alerts.map(({ kind, state, at }) => (
      <Notice
        key={kind}
        tone={state === 'days30' || state === 'days7' || state === 'low' ? 'warn' : 'danger'}
        title={t(`alert.${state}`)}
      >
        {t('alert.told')} <Age at={at} />
      </Notice>
    ))}
  </>
);

const ServerFacts = ({ server, driver }: { server: Server; driver: ServerDriver | undefined }) => (
  <Panel title={t('panel.facts')}>
    <Facts
      items={[
        [t('col.host'), <span class="mono">{server.baseUrl}</span>],
        [t('field.driver'), driver?.label ?? server.driver],
        [t('col.accounts'), <span class="num">{accountsText(server)}</span>],
        [
          t('fact.slots'),
          <>
            <span class="num">{slotsText(server.probe?.slots ?? null)}</span>
            {server.probe?.slotsAt != null && (
              <span class="sub">
                {' '}
                <Age at={server.probe.slotsAt} />
              </span>
            )}
          </>,
        ],
        [t('field.timeZone'), server.timeZone],
        [t('field.otlBaseUrl'), server.otlBaseUrl ? <span class="mono">{server.otlBaseUrl}</span> : '—'],
        [t('field.datacentre'), server.datacentre || '—'],
        [t('col.createdAt'), <Instant at={server.createdAt} />],
      ]}
    />
    {server.note && <p class="panel-body wrap-text muted">{server.note}</p>}
  </Panel>
);

const Detail = ({ server }: { server: Server }) => {
  const write = can('servers.write');
  const driver = useServerDriver(server.driver);
  const readings = useReadings(server.id);
  const toggle = () => {
    const { accounts: _, baseUrl: __, probe: ___, createdAt: ____, down: _____, ...fields } = server;
    const disabled = !server.disabled;
    void runAction(
      () => api.admin.servers.update({ ...fields, disabled }),
      t(disabled ? 'done.disabled' : 'done.enabled'),
      [['servers']],
    );
  };
  return (
    <PageFrame
      title={server.name}
      crumbs={[{ label: t('servers.title'), href: '/admin/servers' }]}
      width="wide"
      chips={
        <>
          {server.disabled ? (
            <Badge tone="warn">{t('state.disabled')}</Badge>
          ) : (
            <Badge tone="ok">{t('state.enabled')}</Badge>
          )}
          {!server.secure && <Badge tone="warn">{t('state.http')}</Badge>}
        </>
      }
      action={
        write && (
          <>
            <Button onClick={toggle}>{t(server.disabled ? 'action.enable' : 'action.disable')}</Button>
            <LinkButton look="primary" icon={IconEdit} href={`/admin/servers/${server.id}/edit`}>
              {t('action.edit')}
            </LinkButton>
          </>
        )
      }
    >
      <Alerts readings={readings} />
      <RecordColumns
        side={
          <>
            <ServerFacts server={server} driver={driver} />
            <StoredProbe key={server.id} server={server} readings={readings} />
          </>
        }
      >
        <Networks serverId={server.id} baseUrl={server.baseUrl} />
        <ReconcilePanel key={`reconcile-${server.id}`} serverId={server.id} />
        {driver?.capabilities.includes('contract') && (
          <Contract server={server} kept={readings.data?.contract ?? null} />
        )}
      </RecordColumns>
      {write && (
        <div class="mt-8 border-t border-line pt-4">
          <Button look="quiet" icon={IconTrash} onClick={() => void remove(server)}>
            {t('action.delete')}
          </Button>
        </div>
      )}
    </PageFrame>
  );
};

export default function ServerPage({ id }: { id: string }) {
  const server = useQuery(['servers', 'get', id], (signal) => api.admin.servers.get({ id }, { signal }));
  return (
    <Loaded query={server} frame={{ title: t('servers.title') }}>
      {(found) => <Detail server={found} />}
    </Loaded>
  );
}
