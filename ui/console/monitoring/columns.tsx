import type { Api } from '../../data/api.ts';
import type { Column } from '../../kit/list/table.tsx';
import { Badge, type Tone } from '../../kit/shown/badge.tsx';
import { Age } from '../../kit/shown/values.tsx';
import { t } from '../i18n/en/monitoring.ts';

type RowsOf<L extends (...args: never[]) => Promise<{ items: readonly unknown[] }>> = Awaited<
  ReturnType<L>
>['items'][number];
export type JobRow = RowsOf<Api['admin']['jobs']['list']>;
export type ActivityRow = RowsOf<Api['admin']['activity']['list']>;
export type MailRow = RowsOf<Api['admin']['mails']['list']>;

const JOB_TONES: Record<JobRow['state'], Tone> = {
  queued: 'neutral',
  processing: 'warn',
  completed: 'ok',
  failed: 'danger',
  cancelled: 'neutral',
};

export const JobState = ({ state }: Pick<JobRow, 'state'>) => (
  <Badge tone={JOB_TONES[state]}>{t(`jobs.state.${state}`)}</Badge>
);

const MAIL_TONES: Record<MailRow['state'], Tone> = { queued: 'neutral', sent: 'ok', failed: 'danger', held: 'warn' };

export const MailState = ({ state }: Pick<MailRow, 'state'>) => (
  <Badge tone={MAIL_TONES[state]}>{t(`mails.state.${state}`)}</Badge>
);

/** What the shop does by itself has names like `job`: the opened row shows them. */
const actorOf = ({ actorName, actorKind }: ActivityRow): string =>
  actorKind === 'system' ? t('actor.system') : actorName || t(`actor.${actorKind}`);
const at: Omit<Column<ActivityRow>, 'label'> = { key: 'at', render: (row) => <Age at={row.at} /> };

export const activityColumns = (): Column<ActivityRow>[] => [
  { ...at, label: t('col.at') },
  {
    key: 'actorName',
    label: t('col.actorName'),
    render: (row) => (
      <span class="clip" title={actorOf(row)}>
        {actorOf(row)}
      </span>
    ),
  },
  {
    key: 'action',
    label: t('col.action'),
    sentence: true,
    render: ({ action }) => <span class="mono">{action}</span>,
    sub: ({ summary }) => <span class="roomy text-ink">{summary}</span>,
  },
];

/** Beside other panels, where there is little room. */
export const shortActivityColumns = (): Column<ActivityRow>[] => [
  { ...at, label: t('col.at') },
  {
    key: 'summary',
    label: t('col.summary'),
    sentence: true,
    render: (row) => (
      <span class="stack-2 roomy">
        <span>{row.summary}</span>
        <span class="sub">{actorOf(row)}</span>
      </span>
    ),
  },
];
