import { useLocation } from 'preact-iso';
import { api } from '../../data/api.ts';
import { can } from '../../data/permissions.ts';
import { LinkButton } from '../../kit/form/button.tsx';
import { List } from '../../kit/list/list.tsx';
import { dateFilter } from '../../kit/list/list-toolbar.tsx';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { Copyable } from '../../kit/shown/copyable.tsx';
import { IconActivity } from '../../kit/shown/icons.tsx';
import { Facts } from '../../kit/shown/section.tsx';
import { PageFrame } from '../../kit/shown/surface.tsx';
import { Instant } from '../../kit/shown/values.tsx';
import { t } from '../i18n/en/monitoring.ts';
import { useClientFilter, wordFilter } from '../record/filters.ts';
import { openRows, useOpenRow } from '../record/open-row.ts';
import { type ActivityRow, activityColumns } from './columns.tsx';
import { pageOf } from './subject.ts';

const ACTORS: readonly ActivityRow['actorKind'][] = ['admin', 'user', 'system', 'anonymous'];
const rows = openRows<ActivityRow>(api.admin.activity.list);

const ActivityDialog = ({ row, onClose }: { row: ActivityRow; onClose: () => void }) => {
  const href = pageOf(row.subject);
  return (
    <Dialog
      open
      onClose={onClose}
      title={row.action}
      footer={
        <>
          {href && <LinkButton href={href}>{t('open.subject')}</LinkButton>}
          {row.clientId && can('clients.read') && (
            <LinkButton href={`/admin/clients/${row.clientId}`}>{t('open.client')}</LinkButton>
          )}
        </>
      }
    >
      <p class="wrap-text">{row.summary}</p>
      <Facts
        items={[
          [t('col.at'), <Instant at={row.at} time />],
          [t('col.actorName'), `${row.actorName || '—'} (${t(`actor.${row.actorKind}`)})`],
          [t('col.subject'), <span class="mono">{row.subject}</span>],
          [t('col.requestId'), <Copyable value={row.requestId} label={t('col.requestId')} />],
        ]}
      />
    </Dialog>
  );
};

export default function Activity() {
  const { row, hrefOf, close } = useOpenRow(rows);
  const { subject } = useLocation().query;
  const filters = [
    ...useClientFilter(),
    ...(subject ? [wordFilter('subject', t('filter.subject'), [subject], (value) => value)] : []),
    wordFilter('actorKind', t('filter.actorKind'), ACTORS, (kind) => t(`actor.${kind as ActivityRow['actorKind']}`)),
    dateFilter(t('col.at')),
  ];
  return (
    <PageFrame title={t('activity.title')} width="wide">
      <List<ActivityRow>
        name={['activity']}
        label={t('activity.title')}
        load={rows.load}
        columns={activityColumns()}
        sort="-at"
        filters={filters}
        search={t('activity.search')}
        rowHref={hrefOf}
        empty={{ title: t('activity.empty'), text: t('activity.empty.text'), icon: IconActivity }}
        stack
      />
      {row && <ActivityDialog row={row} onClose={close} />}
    </PageFrame>
  );
}
