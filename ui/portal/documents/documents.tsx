import { api } from '../../data/api.ts';
import { IconDocument } from '../../kit/icons.tsx';
import { Empty, PageFrame } from '../../kit/surface.tsx';
import { Instant } from '../../kit/values.tsx';
import { Minor } from '../billing/words.tsx';
import { t } from '../i18n/en/documents.ts';
import { Paged } from '../paged.tsx';
import { MoneyTabs } from '../wallet/tabs.tsx';
import { StatusBadge } from './status.tsx';

export default function Documents() {
  return (
    <PageFrame title={t('title')}>
      <MoneyTabs />
      <Paged
        name={['documents']}
        sort="-issuedAt"
        load={api.client.documents.list}
        rowKey={(row) => row.id}
        empty={<Empty icon={IconDocument} title={t('empty.title')} text={t('empty.text')} />}
      >
        {(rows) => (
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
        )}
      </Paged>
    </PageFrame>
  );
}
