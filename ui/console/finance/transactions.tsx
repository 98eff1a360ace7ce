import { api } from '../../data/api.ts';
import { can } from '../../data/permissions.ts';
import { LinkButton } from '../../kit/form/button.tsx';
import { List } from '../../kit/list/list.tsx';
import { dateFilter } from '../../kit/list/list-toolbar.tsx';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { Copyable } from '../../kit/shown/copyable.tsx';
import { IconSwap } from '../../kit/shown/icons.tsx';
import { Facts } from '../../kit/shown/section.tsx';
import { PageFrame } from '../../kit/shown/surface.tsx';
import { Instant, Money } from '../../kit/shown/values.tsx';
import { t } from '../i18n/en/finance.ts';
import { currencyFilter, useClientFilter, useServiceFilter, wordFilter } from '../record/filters.ts';
import { openRows, useOpenRow } from '../record/open-row.ts';
import { actorName, KINDS, type Kind, Signed, type TransactionRow, transactionColumns } from './columns.tsx';
import { LedgerProof } from './proof.tsx';

const rows = openRows<TransactionRow>(api.admin.transactions.list);

const TransactionDialog = ({ row, onClose }: { row: TransactionRow; onClose: () => void }) => {
  const { currency, periodStart, periodEnd, serviceId, documentId } = row;
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${t(`kind.${row.kind}`)}: ${row.clientName}`}
      footer={
        <>
          {documentId && <LinkButton href={`/admin/documents/${documentId}`}>{t('transaction.document')}</LinkButton>}
          {serviceId && can('services.read') && (
            <LinkButton href={`/admin/services/${serviceId}`}>{t('transaction.service')}</LinkButton>
          )}
        </>
      }
    >
      <p class="wrap-text">{row.description}</p>
      <Facts
        items={[
          [t('col.net'), <Signed micro={row.netMicro} currency={currency} />],
          [t('transaction.gross'), <Signed micro={row.grossMicro} currency={currency} />],
          [t('transaction.before'), <Money micro={row.balanceBeforeMicro} currency={currency} precise />],
          [t('col.balance'), <Money micro={row.balanceAfterMicro} currency={currency} precise />],
          ...(periodStart === null
            ? []
            : ([
                [
                  t('transaction.period'),
                  <>
                    <Instant at={periodStart} time /> – <Instant at={periodEnd} time />
                  </>,
                ],
              ] as const)),
          [t('col.createdAt'), <Instant at={row.createdAt} time />],
          [t('col.actor'), actorName(row.actor)],
          [t('transaction.id'), <Copyable value={row.id} label={t('transaction.id')} />],
        ]}
      />
    </Dialog>
  );
};

export default function Transactions() {
  const { row, hrefOf, close } = useOpenRow(rows);
  const filters = [
    ...useClientFilter(),
    ...useServiceFilter(),
    wordFilter('kind', t('filter.kind'), KINDS, (kind) => t(`kind.${kind as Kind}`)),
    dateFilter(t('col.createdAt')),
    ...currencyFilter(),
  ];
  return (
    <PageFrame title={t('transactions.title')} width="wide">
      <LedgerProof />
      <List<TransactionRow>
        name={['transactions']}
        label={t('transactions.title')}
        load={rows.load}
        columns={transactionColumns(true)}
        sort="-createdAt"
        filters={filters}
        search={t('transactions.search')}
        rowHref={hrefOf}
        empty={{ title: t('transactions.empty'), text: t('transactions.empty.text'), icon: IconSwap }}
        stack
      />
      {row && <TransactionDialog row={row} onClose={close} />}
    </PageFrame>
  );
}
