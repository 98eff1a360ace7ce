import type { ServiceRow } from '../../../worker/services/contract/model.ts';
import type { Column } from '../../kit/list/table.tsx';
import { Instant, Money } from '../../kit/shown/values.tsx';
import { t } from '../i18n/en/services.ts';
import { ProvisionBadge, StatusBadge } from './status.tsx';

export const priceOf = ({ baseMicro, currency, period }: Pick<ServiceRow, 'baseMicro' | 'currency' | 'period'>) => (
  <span class="num">
    <Money micro={baseMicro} currency={currency} precise /> <span class="sub">{t(`per.${period}`)}</span>
  </span>
);

const OVER: readonly ServiceRow['status'][] = ['terminated', 'cancelled', 'fraud'];
const nextCharge = ({ status, paidThrough }: ServiceRow) =>
  OVER.includes(status) ? '—' : <Instant at={paidThrough} />;

const statusOf = (row: ServiceRow) => (
  <span class="badges" title={row.cause?.message}>
    <StatusBadge status={row.status} />
    <ProvisionBadge {...row} />
  </span>
);

const placeOf = ({ serverName, network }: ServiceRow) => (
  <>
    {serverName} → <span class="mono">{network ?? '—'}</span>
  </>
);

const location = (row: ServiceRow) => (
  <span class="stack-2">
    <span>{row.serverName ? placeOf(row) : '—'}</span>
    {row.vpnName && <span class="sub mono">{row.vpnName}</span>}
  </span>
);

/** Of a panel. `client`: whose they are, left out on a page that says so. */
export const serviceColumns = (client: boolean): Column<ServiceRow>[] => [
  { key: 'number', label: t('col.number'), render: ({ number }) => <span class="num">{number}</span> },
  ...(client
    ? [
        {
          key: 'clientName',
          label: t('col.client'),
          render: ({ clientId, clientName }: ServiceRow) => (
            <a class="clip clip-wide" href={`/admin/clients/${clientId}`} title={clientName}>
              {clientName}
            </a>
          ),
        },
      ]
    : []),
  {
    key: 'productName',
    label: t('col.product'),
    render: ({ productName }) => (
      <span class="clip" title={productName}>
        {productName}
      </span>
    ),
  },
  { key: 'status', label: t('col.status'), render: statusOf },
  { key: 'location', label: t('col.location'), render: location },
  {
    key: 'paidThrough',
    label: t('col.paidThrough'),
    align: 'end',
    render: (row) => (
      <span class="stack-2">
        <span>{nextCharge(row)}</span>
        <span class="sub">{priceOf(row)}</span>
      </span>
    ),
  },
];

/** Columns of the list, which sorts by each; what it cannot sort by stands below what it can. */
export const sortedColumns = (): Column<ServiceRow>[] => [
  {
    key: 'number',
    label: t('col.number'),
    render: ({ number, productName }) => (
      <span class="clip" title={productName}>
        <span class="num">{number}</span> {productName}
      </span>
    ),
    sub: ({ vpnName }) => vpnName && <span class="mono">{vpnName}</span>,
  },
  {
    key: 'orderedAt',
    label: t('col.orderedAt'),
    render: ({ orderedAt }) => <Instant at={orderedAt} />,
    sub: ({ clientId, clientName }) => (
      <a class="clip" href={`/admin/clients/${clientId}`} title={clientName}>
        {clientName}
      </a>
    ),
  },
  {
    key: 'status',
    label: t('col.status'),
    render: statusOf,
    sub: (row) =>
      row.serverName && (
        <span class="clip" title={`${row.serverName} → ${row.network ?? '—'}`}>
          {placeOf(row)}
        </span>
      ),
  },
  {
    key: 'paidThrough',
    label: t('col.paidThrough'),
    align: 'end',
    render: nextCharge,
    sub: priceOf,
  },
];
