import type { Finding, ReconcileReport } from '../../../worker/reconcile/contract/model.ts';
import { type Api, api } from '../../data/api.ts';
import { goTo } from '../../data/go/navigation.ts';
import { invalidate } from '../../data/store/cache.ts';
import { Badge, type Tone } from '../../kit/shown/badge.tsx';
import { Age } from '../../kit/shown/values.tsx';
import { t } from '../i18n/en/reconcile.ts';

export type ReportRow = Awaited<ReturnType<Api['admin']['servers']['reconcileReports']>>['items'][number];
type Result = ReportRow['result'];

export const RESULTS: readonly Result[] = ['dry_run', 'applied', 'refused', 'failed'];
const TONES: Record<Result, Tone> = { dry_run: 'info', applied: 'ok', refused: 'warn', failed: 'danger' };
const KIND_TONES: Record<Finding['kind'], Tone> = {
  missing: 'danger',
  orphan: 'warn',
  state: 'warn',
  speed: 'warn',
  parked: 'info',
  unread: 'warn',
};

export const ResultBadge = ({ result }: { result: Result }) => (
  <Badge tone={TONES[result]}>{t(`result.${result}`)}</Badge>
);
export const KindBadge = ({ kind }: { kind: Finding['kind'] }) => (
  <Badge tone={KIND_TONES[kind]}>{t(`kind.${kind}`)}</Badge>
);

export const reportHref = (id: string) => `/admin/reconcile-reports/${id}`;

/** One line of a list of reports; `server`: its name, left out on its own page. */
export const ReportLine = ({ row, server }: { row: ReportRow; server?: string | undefined }) => (
  <span class="badges items-center">
    <Age at={row.at} />
    {server && <span>{server}</span>}
    <ResultBadge result={row.result} />
  </span>
);
export const reportSub = ({ changes, actorName }: ReportRow): string =>
  `${t('row.changes', { n: changes })} · ${actorName}`;

/** Each comparison is a report of its own, whether it worked or not. */
export const compareServer = async (id: string, how: { apply?: boolean; acceptChanges?: number } = {}) => {
  const report: ReconcileReport = await api.admin.servers.reconcile({ id, ...how });
  invalidate('reconcileReports');
  goTo(reportHref(report.id));
  return report;
};
