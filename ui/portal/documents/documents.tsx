import type { DocumentRow } from '../../../worker/invoices/contract/model.ts';
import { api } from '../../data/api.ts';
import { sentFilters } from '../../data/format/date-span.ts';
import { IconDocument } from '../../kit/shown/icons.tsx';
import { Empty, PageFrame } from '../../kit/shown/surface.tsx';
import { Instant } from '../../kit/shown/values.tsx';
import { Minor } from '../billing/words.tsx';
import { t } from '../i18n/en/documents.ts';
import type { Tools } from '../list-tools.tsx';
import { Paged } from '../paged.tsx';
import { MoneyTabs } from '../wallet/tabs.tsx';
import { StatusBadge } from './status.tsx';
import '../entries.css';

const STATUSES: readonly DocumentRow['status'][] = ['unpaid', 'invoiced', 'paid', 'cancelled'];

const KINDS: readonly DocumentRow['kind'][] = ['proforma', 'invoice'];

const tools = (): Tools => ({
  filters: [
    { key: 'kind', label: t('filter.kind'), options: KINDS.map((value) => ({ value, label: t(`kind.${value}`) })) },
    {
      key: 'status',
      label: t('filter.status'),
      options: STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
    },
  ],
  dates: t('issued'),
  sorts: [
    { name: 'issuedAt', label: t('issued') },
    { name: 'totalMinor', label: t('total') },
  ],
});

export default function Documents() {
  return (
    <PageFrame title={t('title')}>
      <MoneyTabs />
      <Paged
        name={['documents']}
        sort="-issuedAt"
        filters={['kind', 'status', 'date']}
        tools={tools}
        sent={sentFilters}
        load={api.client.documents.list}
        rowKey={(row) => row.id}
        empty={<Empty icon={IconDocument} title={t('empty.title')} text={t('empty.text')} />}
      >
        {(rows, { bar }) => (
          <>
            {bar}
            <ul class="entries">
              {rows.map(({ id, kind, number, status, currency, totalMinor, issuedAt, dueAt }) => (
                <li key={id} class="entry entry-open">
                  <span class="entry-title">
                    <a class="entry-link" href={`/documents/${id}`}>
                      {t(`kind.${kind}`)} {number}
                    </a>
                    <StatusBadge status={status} />
                  </span>
                  <span class="entry-amount">
                    <Minor minor={totalMinor} currency={currency} />
                  </span>
                  <span class="entry-meta">
                    <Instant at={issuedAt} />
                    {status === 'unpaid' && dueAt !== null && (
                      <span>
                        {t('due')} <Instant at={dueAt} />
                      </span>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Paged>
    </PageFrame>
  );
}
