import { api } from '../../data/api.ts';
import { can } from '../../data/permissions.ts';
import { Button, LinkButton } from '../../kit/form/button.tsx';
import { List } from '../../kit/list/list.tsx';
import { dateFilter } from '../../kit/list/list-toolbar.tsx';
import type { Column } from '../../kit/list/table.tsx';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import type { MenuItem } from '../../kit/overlay/menu.tsx';
import { Copyable } from '../../kit/shown/copyable.tsx';
import { IconClose, IconQueue, IconRefresh } from '../../kit/shown/icons.tsx';
import { Facts } from '../../kit/shown/section.tsx';
import { Notice, PageFrame } from '../../kit/shown/surface.tsx';
import { Age, Instant } from '../../kit/shown/values.tsx';
import { t } from '../i18n/en/monitoring.ts';
import { wordFilter } from '../record/filters.ts';
import { openRows, useOpenRow } from '../record/open-row.ts';
import { runAction } from '../record/run.ts';
import { type JobRow, JobState } from './columns.tsx';
import { pageOf, shortSubject } from './subject.ts';

const STATES: readonly JobRow['state'][] = ['queued', 'processing', 'completed', 'failed', 'cancelled'];
const rows = openRows<JobRow>(api.admin.jobs.list);

const retry = ({ id }: JobRow) =>
  runAction(() => api.admin.jobs.retry({ id }), t('jobs.retried'), [['jobs'], ['services']]);

const dismiss = ({ id }: JobRow) => runAction(() => api.admin.jobs.dismiss({ id }), t('jobs.dismissed'), [['jobs']]);

const dismissible = ({ state }: JobRow): boolean => state === 'failed' && can('monitoring.write');
const retriable = ({ state }: JobRow): boolean =>
  (state === 'failed' || state === 'cancelled') && can('monitoring.write');

const Subject = ({ subject }: JobRow) => {
  if (!subject) return null;
  const href = pageOf(subject);
  const text = (
    <span class="mono" title={subject}>
      {shortSubject(subject)}
    </span>
  );
  return href ? <a href={href}>{text}</a> : text;
};

/** How often it was tried, and what is known about the next time. */
const Progress = ({ attempts, maxAttempts, lastError, runAt, state }: JobRow) => (
  <span class="cell-line">
    <span class="num">{t('jobs.attempt', { n: attempts, of: maxAttempts })}</span>
    {state === 'queued' && (
      <span title={t('col.runAt')}>
        <Age at={runAt} />
      </span>
    )}
    {lastError && (
      <span class="clip clip-wide text-danger-ink" title={lastError}>
        {lastError}
      </span>
    )}
  </span>
);

const columns = (): Column<JobRow>[] => [
  { key: 'name', label: t('col.name'), render: ({ name }) => <span class="mono">{name}</span>, sub: Subject },
  { key: 'state', label: t('col.state'), render: JobState, sub: Progress },
  { key: 'createdAt', label: t('col.createdAt'), render: ({ createdAt }) => <Age at={createdAt} /> },
];

const JobDialog = ({ job, onClose }: { job: JobRow; onClose: () => void }) => {
  const href = pageOf(job.subject);
  return (
    <Dialog
      open
      onClose={onClose}
      title={job.name}
      footer={
        <>
          {href && <LinkButton href={href}>{t('open.subject')}</LinkButton>}
          {dismissible(job) && (
            <Button icon={IconClose} onClick={() => void dismiss(job).then((done) => done && onClose())}>
              {t('jobs.dismiss')}
            </Button>
          )}
          {retriable(job) && (
            <Button look="primary" icon={IconRefresh} onClick={() => void retry(job).then((done) => done && onClose())}>
              {t('jobs.retry')}
            </Button>
          )}
        </>
      }
    >
      <div>
        <JobState state={job.state} />
      </div>
      {job.lastError && (
        <Notice tone={job.state === 'failed' ? 'danger' : 'warn'} title={t('col.lastError')}>
          <span class="wrap-text">{job.lastError}</span>
        </Notice>
      )}
      <Facts
        items={[
          [t('col.subject'), <span class="mono">{job.subject ?? '—'}</span>],
          [t('col.cause'), <span class="wrap-text">{job.cause}</span>],
          [t('col.attempts'), <span class="num">{`${job.attempts} / ${job.maxAttempts}`}</span>],
          [t('col.runAt'), <Instant at={job.runAt} time />],
          [t('col.createdAt'), <Instant at={job.createdAt} time />],
          [t('col.startedAt'), <Instant at={job.startedAt} time />],
          [t('col.finishedAt'), <Instant at={job.finishedAt} time />],
          [t('col.id'), <Copyable value={job.id} label={t('col.id')} />],
        ]}
      />
    </Dialog>
  );
};

export default function Jobs() {
  const { row, hrefOf, close } = useOpenRow(rows);
  const actions = (job: JobRow): MenuItem[] => [
    ...(retriable(job) ? [{ label: t('jobs.retry'), icon: IconRefresh, onSelect: () => void retry(job) }] : []),
    ...(dismissible(job) ? [{ label: t('jobs.dismiss'), icon: IconClose, onSelect: () => void dismiss(job) }] : []),
  ];
  return (
    <PageFrame title={t('jobs.title')} width="wide">
      <List<JobRow>
        name={['jobs']}
        label={t('jobs.title')}
        load={rows.load}
        columns={columns()}
        sort="-createdAt"
        filters={[
          wordFilter('state', t('filter.state'), STATES, (s) => t(`jobs.state.${s as JobRow['state']}`)),
          dateFilter(t('col.createdAt')),
        ]}
        search={t('jobs.search')}
        rowHref={hrefOf}
        actions={actions}
        empty={{ title: t('jobs.empty'), text: t('jobs.empty.text'), icon: IconQueue }}
        stack
      />
      {row && <JobDialog job={row} onClose={close} />}
    </PageFrame>
  );
}
