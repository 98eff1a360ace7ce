import type { ContractReportModel, Server } from '../../../worker/servers/contract/model.ts';
import { api } from '../../data/api.ts';
import { number } from '../../data/format/format.ts';
import { can } from '../../data/permissions.ts';
import { useMutation } from '../../data/store/mutation.ts';
import { Button } from '../../kit/form/button.tsx';
import { type Column, Table } from '../../kit/list/table.tsx';
import { IconRefresh } from '../../kit/shown/icons.tsx';
import { Facts } from '../../kit/shown/section.tsx';
import { Notice } from '../../kit/shown/surface.tsx';
import { Age } from '../../kit/shown/values.tsx';
import { t } from '../i18n/en/servers.ts';
import { Panel } from '../record/panel.tsx';

type Operation = ContractReportModel['operations'][number];
type FieldRow = Operation['fields'][number];

const seen = (name: string | null) =>
  name === 'unknown' ? t('contract.unseen') : name === null ? t('contract.absent') : <span class="mono">{name}</span>;

const verdict = ({ described, answers }: Operation): string => {
  const parts = [
    described === null ? '' : t(described ? 'contract.described' : 'contract.undescribed'),
    answers === null ? '' : t(answers ? 'contract.answers' : 'contract.silent'),
  ];
  return parts.filter(Boolean).join(', ') || t('contract.unseen');
};

const fieldColumns = (): Column<FieldRow>[] => [
  {
    key: 'field',
    label: t('contract.expected'),
    render: ({ names, required }) => (
      <>
        <span class="mono wrap-text">{names.slice(0, 6).join(', ')}</span>{' '}
        {required && <span class="sub">{t('contract.required')}</span>}
      </>
    ),
  },
  { key: 'described', label: t('contract.inDocument'), render: ({ described }) => seen(described) },
  { key: 'answered', label: t('contract.inAnswer'), render: ({ answered }) => seen(answered) },
];

const OperationPart = ({ operation }: { operation: Operation }) => (
  <details class="border-t border-line py-2">
    <summary class="cursor-pointer">
      <span class="mono">{operation.operation}</span> <span class="sub">{verdict(operation)}</span>
      {operation.differences.map((text) => (
        <span key={text} class="block text-warn-ink wrap-text">
          {text}
        </span>
      ))}
    </summary>
    {operation.fields.length > 0 && (
      <Table
        label={operation.operation}
        columns={fieldColumns()}
        rows={operation.fields}
        rowKey={({ field }) => field}
        dense
        stack
      />
    )}
    {operation.unread.length > 0 && (
      <p class="sub wrap-text">
        {t('contract.unread')}: <span class="mono">{operation.unread.join(', ')}</span>
      </p>
    )}
  </details>
);

const Report = ({ report }: { report: ContractReportModel }) => {
  const odd = report.operations.filter(({ differences }) => differences.length > 0);
  const even = report.operations.filter(({ differences }) => differences.length === 0);
  return (
    <div class="panel-body">
      <Notice tone={odd.length > 0 || report.problem ? 'warn' : 'ok'}>
        {odd.length > 0
          ? t('contract.differ', { n: odd.length, of: number(report.operations.length) })
          : t('contract.fits', { n: report.operations.length })}
        {report.problem && <p>{t('contract.noDocument', { why: report.problem })}</p>}
      </Notice>
      <Facts
        items={[
          [t('contract.document'), report.title ?? '—'],
          [t('contract.version'), report.version ?? '—'],
          [t('contract.hash'), report.hash ? <span class="mono">{report.hash.slice(0, 16)}</span> : '—'],
          [t('contract.read'), <Age at={report.at} />],
        ]}
      />
      <div>
        {[...odd, ...even].map((operation) => (
          <OperationPart key={operation.operation} operation={operation} />
        ))}
      </div>
    </div>
  );
};

/** How the panel's API compares with what the driver needs of it, as it was when somebody last asked. */
export const Contract = ({ server, kept }: { server: Server; kept: ContractReportModel | null }) => {
  const compare = useMutation(api.admin.servers.compare, { invalidates: [['servers', 'readings', server.id]] });
  return (
    <Panel
      title={t('contract.title')}
      action={
        can('servers.write') && (
          <Button size="s" icon={IconRefresh} busy={compare.busy} onClick={() => void compare.run({ id: server.id })}>
            {t(kept ? 'contract.again' : 'contract.compare')}
          </Button>
        )
      }
    >
      <div aria-live="polite">
        {compare.problem && (
          <div class="panel-body">
            <Notice tone="danger">{compare.problem.message}</Notice>
          </div>
        )}
        {kept ? <Report report={kept} /> : <p class="panel-empty">{t('contract.none')}</p>}
      </div>
    </Panel>
  );
};
