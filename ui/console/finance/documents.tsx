import type { DocumentRow } from '../../../worker/invoices/contract/model.ts';
import { api } from '../../data/api.ts';
import { List } from '../../kit/list/list.tsx';
import { dateFilter } from '../../kit/list/list-toolbar.tsx';
import { IconDocument } from '../../kit/shown/icons.tsx';
import { PageFrame } from '../../kit/shown/surface.tsx';
import { t } from '../i18n/en/finance.ts';
import { currencyFilter, useClientFilter, wordFilter } from '../record/filters.ts';
import { documentColumns } from './columns.tsx';

const DOCUMENT_KINDS: readonly DocumentRow['kind'][] = ['proforma', 'invoice'];
const STATUSES: readonly DocumentRow['status'][] = ['unpaid', 'invoiced', 'paid', 'cancelled'];

export default function Documents() {
  const filters = [
    ...useClientFilter(),
    wordFilter('kind', t('filter.kind'), DOCUMENT_KINDS, (kind) => t(`doc.${kind as DocumentRow['kind']}`)),
    wordFilter('status', t('filter.status'), STATUSES, (s) => t(`status.${s as DocumentRow['status']}`)),
    dateFilter(t('col.issuedAt')),
    ...currencyFilter(),
  ];
  return (
    <PageFrame title={t('documents.title')} width="wide">
      <List<DocumentRow>
        name={['documents']}
        label={t('documents.title')}
        load={api.admin.documents.list}
        columns={documentColumns(true)}
        sort="-issuedAt"
        filters={filters}
        search={t('documents.search')}
        rowHref={({ id }) => `/admin/documents/${id}`}
        empty={{ title: t('documents.empty'), text: t('documents.empty.text'), icon: IconDocument }}
        stack
      />
    </PageFrame>
  );
}
