import type { ServiceRow } from '../../../worker/services/contract/model.ts';
import type { Column } from '../../kit/table.tsx';
import { Instant, Money } from '../../kit/values.tsx';
import { t } from '../i18n/en/services.ts';
import { ProvisionBadge, StatusBadge } from './status.tsx';

export const priceOf = ({ baseMicro, currency, period }: Pick<ServiceRow, 'baseMicro' | 'currency' | 'period'>) => (
  <span class="num">
    <Money micro={baseMicro} currency={currency} precise /> <span class="sub">{t(`per.${period}`)}</span>
  </span>
);

const statusOf = (row: ServiceRow) => (
  <span class="badges" title={row.cause?.message}>
    <StatusBadge status={row.status} />
    <ProvisionBadge {...row} />
  </span>
);

const location = ({ serverName, network, vpnName }: ServiceRow) => (
  <span class="stack-2">
    <span>
      {serverName ?? '—'}
      {serverName && (
        <>
          {' → '}
          <span class="mono">{network ?? '—'}</span>
        </>
      )}
    </span>
    {vpnName && <span class="sub mono">{vpnName}</span>}
  </span>
);

/** `client`: whose they are, left out on a page that says so. */
export const serviceColumns = (client: boolean): Column<ServiceRow>[] => [
  { key: 'number', label: t('col.number'), render: ({ number }) => <span class="num">{number}</span> },
  ...(client
    ? [
        {
          key: 'clientName',
          label: t('col.client'),
          sort: false as const,
          render: ({ clientId, clientName }: ServiceRow) => (
            <a class="clip" href={`/admin/clients/${clientId}`} title={clientName}>
              {clientName}
            </a>
          ),
        },
      ]
    : []),
  {
    key: 'productName',
    label: t('col.product'),
    sort: false,
    render: ({ productName }) => (
      <span class="clip" title={productName}>
        {productName}
      </span>
    ),
  },
  { key: 'status', label: t('col.status'), sort: false, render: statusOf },
  { key: 'location', label: t('col.location'), sort: false, render: location },
  {
    key: 'paidThrough',
    label: t('col.paidThrough'),
    align: 'end',
    render: (row) => (
      <span class="stack-2">
        <Instant at={row.paidThrough} />
        <span class="sub">{priceOf(row)}</span>
      </span>
    ),
  },
];
