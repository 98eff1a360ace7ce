import { useSignal } from '@preact/signals';
import type { Finding, ReconcileReport } from '../../../worker/reconcile/contract/model.ts';
import { api } from '../../data/api.ts';
import { number } from '../../data/format/format.ts';
import { can } from '../../data/permissions.ts';
import { toProblem } from '../../data/problem.ts';
import { useQuery } from '../../data/store/cache.ts';
import { Button } from '../../kit/form/button.tsx';
import { Table } from '../../kit/list/table.tsx';
import { confirmAction } from '../../kit/overlay/confirm-action.ts';
import { toast } from '../../kit/overlay/toast.tsx';
import { IconRefresh } from '../../kit/shown/icons.tsx';
import { Loaded } from '../../kit/shown/loaded.tsx';
import { Facts } from '../../kit/shown/section.tsx';
import { Notice, PageFrame } from '../../kit/shown/surface.tsx';
import { Instant } from '../../kit/shown/values.tsx';
import { t } from '../i18n/en/reconcile.ts';
import { Panel } from '../record/panel.tsx';
import { compareServer, KindBadge, ResultBadge } from './reconcile-parts.tsx';

const Verdict = ({ report: { result, why, findings } }: { report: ReconcileReport }) => {
  if (result === 'failed')
    return (
      <Notice tone="danger" title={t('failed.title')}>
        {why}
      </Notice>
    );
  if (why)
    return (
      <Notice tone="warn" title={t(result === 'refused' ? 'stopped.title' : 'stopped.dry')}>
        <p>{why}.</p>
        <p>{t('stopped.text')}</p>
      </Notice>
    );
  if (findings.length === 0) return <Notice tone="ok">{t('same')}</Notice>;
  if (result !== 'applied') return null;
  return (
    <Notice
      tone="ok"
      title={t('result.applied')}
      action={
        can('monitoring.read') && (
          <a class="link" href="/admin/jobs">
            {t('applied.jobs')}
          </a>
        )
      }
    >
      {t('applied.text')}
    </Notice>
  );
};

const account = ({ vpnName, serviceId, serviceNumber }: Finding) => (
  <span class="stack-2">
    <span class="mono break-all">{vpnName}</span>
    {serviceId !== null && serviceNumber !== null && can('services.read') && (
      <a class="link sub" href={`/admin/services/${serviceId}`}>
        #{serviceNumber}
      </a>
    )}
  </span>
);

const Findings = ({ findings }: { findings: readonly Finding[] }) => (
  <Panel title={t('col.detail')}>
    <Table
      label={t('col.detail')}
      rows={findings}
      rowKey={({ kind, vpnName }) => `${kind}/${vpnName}`}
      columns={[
        { key: 'vpnName', label: t('col.account'), render: account },
        { key: 'kind', label: t('col.kind'), render: ({ kind }) => <KindBadge kind={kind} /> },
        { key: 'detail', label: t('col.detail'), render: ({ detail }) => <span class="roomy">{detail}</span> },
        {
          key: 'change',
          label: t('col.change'),
          render: ({ kind, change }) => (
            <span class="roomy">{t(kind === 'unread' ? 'change.unread' : `change.${change}`)}</span>
          ),
        },
      ]}
      dense
      stack
    />
  </Panel>
);

const askToApply = ({ changes, findings }: ReconcileReport) => {
  const [gone, marked] = [
    findings.filter(({ change }) => change === 'remove').length,
    findings.filter(({ change }) => change === 'attention').length,
  ];
  return confirmAction({
    title: t('apply.title', { n: changes }),
    text: t('apply.text'),
    lost: [
      ...(gone > 0 ? [t('apply.lost', { n: gone })] : []),
      ...(marked > 0 ? [t('apply.attention', { n: marked })] : []),
    ],
    confirm: t('action.apply', { n: changes }),
    danger: gone > 0,
  });
};

/** Only a report that looked may be applied; one that was stopped wants its number agreed to. */
const Commands = ({ report }: { report: ReconcileReport }) => {
  const busy = useSignal(false);
  if (!can('servers.write')) return null;
  const { serverId, changes, result, why } = report;
  const compare = async (how: { apply?: boolean; acceptChanges?: number }) => {
    busy.value = true;
    try {
      const next = await compareServer(serverId, how);
      if (next.result === 'applied') toast.ok(t('apply.done', { n: next.changes }));
    } catch (cause) {
      toast.problem(toProblem(cause));
    } finally {
      busy.value = false;
    }
  };
  const apply = async () => {
    if (await askToApply(report)) await compare({ apply: true, ...(why === null ? {} : { acceptChanges: changes }) });
  };
  return (
    <>
      <Button icon={IconRefresh} busy={busy.value} onClick={() => void compare({})}>
        {t('action.compareAgain')}
      </Button>
      {changes > 0 && (result === 'dry_run' || result === 'refused') && (
        <Button look={why === null ? 'primary' : 'danger'} busy={busy.value} onClick={() => void apply()}>
          {t(why === null ? 'action.apply' : 'action.accept', { n: changes })}
        </Button>
      )}
    </>
  );
};

const Detail = ({ report }: { report: ReconcileReport }) => {
  const { id, serverId, at, actorName, result, services, accounts, foreignAccounts, findings } = report;
  const server = useQuery(['servers', 'get', serverId], (signal) =>
    api.admin.servers.get({ id: serverId }, { signal }),
  );
  const name = server.data?.name ?? '…';
  return (
    <PageFrame
      title={t('one')}
      crumbs={[
        { label: name, href: `/admin/servers/${serverId}` },
        { label: t('title'), href: `/admin/reconcile-reports?serverId=${serverId}` },
      ]}
      chips={<ResultBadge result={result} />}
      action={<Commands key={id} report={report} />}
      width="wide"
    >
      <Verdict report={report} />
      <div class="grid gap-4">
        {findings.length > 0 && <Findings findings={findings} />}
        <Panel title={t('one')}>
          <Facts
            items={[
              [t('col.at'), <Instant at={at} time />],
              [t('fact.by'), actorName],
              [t('fact.services'), <span class="num">{number(services)}</span>],
              [t('fact.accounts'), <span class="num">{number(accounts)}</span>],
              [t('fact.foreign'), <span class="num">{number(foreignAccounts)}</span>],
            ]}
          />
        </Panel>
      </div>
    </PageFrame>
  );
};

/** What one comparison found, and what putting it right does. */
export default function ReconcileReportPage({ id }: { id: string }) {
  const report = useQuery(['reconcileReports', 'get', id], (signal) =>
    api.admin.servers.reconcileReport({ id }, { signal }),
  );
  return (
    <Loaded query={report} frame={{ title: t('one') }}>
      {(found) => <Detail key={found.id} report={found} />}
    </Loaded>
  );
}
