import { api } from '../../data/api.ts';
import { useQuery } from '../../data/store/cache.ts';
import { List } from '../../kit/list/list.tsx';
import { IconServer } from '../../kit/shown/icons.tsx';
import { PageFrame } from '../../kit/shown/surface.tsx';
import { t } from '../i18n/en/reconcile.ts';
import { everyRow } from '../record/every-row.ts';
import { wordFilter } from '../record/filters.ts';
import { RESULTS, ReportLine, type ReportRow, reportHref, reportSub } from './reconcile-parts.tsx';

/** Comparisons of every server, newest first. */
export default function ReconcileReports() {
  const servers = useQuery(['servers', 'every'], (signal) => everyRow(api.admin.servers.list, {}, signal));
  const names = new Map((servers.data ?? []).map(({ id, name }) => [id, name]));
  return (
    <PageFrame title={t('title')} width="wide">
      <List<ReportRow>
        name={['reconcileReports']}
        label={t('title')}
        load={api.admin.servers.reconcileReports}
        columns={[
          {
            key: 'at',
            label: t('col.at'),
            render: (row) => <ReportLine row={row} server={names.get(row.serverId)} />,
            sub: reportSub,
          },
        ]}
        sort="-at"
        filters={[
          wordFilter('result', t('filter.result'), RESULTS, (r) => t(`result.${r as ReportRow['result']}`)),
          {
            key: 'serverId',
            label: t('filter.server'),
            options: [...names].map(([value, label]) => ({ value, label })),
          },
        ]}
        rowHref={({ id }) => reportHref(id)}
        empty={{ title: t('empty'), text: t('empty.text'), icon: IconServer }}
        stack
      />
    </PageFrame>
  );
}
