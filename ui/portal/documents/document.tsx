import type { Document } from '../../../worker/invoices/contract/model.ts';
import { api } from '../../data/api.ts';
import { percent } from '../../data/format/format.ts';
import { useQuery } from '../../data/store/cache.ts';
import { Button, LinkButton } from '../../kit/form/button.tsx';
import { Loaded } from '../../kit/shown/loaded.tsx';
import { PageFrame } from '../../kit/shown/surface.tsx';
import { Instant } from '../../kit/shown/values.tsx';
import { Minor } from '../billing/words.tsx';
import { t } from '../i18n/en/documents.ts';
import { startedPayment } from '../payments/started.ts';
import { StatusBadge } from './status.tsx';
import './document.css';

const Party = ({ title, of }: { title: string; of: Document['issuer'] }) => (
  <section class="paper-party">
    <h2>{title}</h2>
    <p class="font-semibold">{of.company || of.name}</p>
    {of.company && of.name && of.name !== of.company && <p>{of.name}</p>}
    {of.address && <p class="whitespace-pre-line">{of.address}</p>}
    {of.taxId && <p>{t('taxId', { id: of.taxId })}</p>}
    {of.email && <p>{of.email}</p>}
  </section>
);

const Dates = ({ document: { issuedAt, dueAt, paidAt, status } }: { document: Document }) => (
  <dl class="paper-dates">
    <div>
      <dt>{t('issued')}</dt>
      <dd>
        <Instant at={issuedAt} />
      </dd>
    </div>
    {dueAt !== null && status === 'unpaid' && (
      <div>
        <dt>{t('due')}</dt>
        <dd>
          <Instant at={dueAt} />
        </dd>
      </div>
    )}
    {paidAt !== null && (
      <div>
        <dt>{t('paid')}</dt>
        <dd>
          <Instant at={paidAt} />
        </dd>
      </div>
    )}
  </dl>
);

const Lines = ({ document }: { document: Document }) => {
  const { currency, lines, subtotalMinor, totalMinor, taxes } = document;
  const total = (label: string, minor: number) => (
    <tr key={label}>
      <th scope="row">{label}</th>
      <td>
        <Minor minor={minor} currency={currency} />
      </td>
    </tr>
  );
  return (
    <table class="paper-lines">
      <thead>
        <tr>
          <th scope="col">{t('description')}</th>
          <th scope="col">{t('amount')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ description, amountMinor }, i) => (
          <tr key={i}>
            <td>{description}</td>
            <td>
              <Minor minor={amountMinor} currency={currency} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        {total(t('subtotal'), subtotalMinor)}
        {taxes.map(({ name, ratePpm, amountMinor }) =>
          total(t('tax', { name: name || t('tax.name'), rate: percent(ratePpm) }), amountMinor),
        )}
        {total(t('total'), totalMinor)}
      </tfoot>
    </table>
  );
};

const Related = ({ document: { kind, relatedId } }: { document: Document }) =>
  relatedId && (
    <p class="no-print mt-6">
      <a class="link" href={`/documents/${relatedId}`}>
        {t(kind === 'proforma' ? 'related.invoice' : 'related.proforma')}
      </a>
    </p>
  );

const Paper = ({ document }: { document: Document }) => {
  const { id, kind, number, status } = document;
  const paymentId = kind === 'proforma' && status === 'unpaid' ? startedPayment(id) : undefined;
  return (
    <PageFrame
      title={`${t(`kind.${kind}`)} ${number}`}
      chips={<StatusBadge status={status} />}
      crumbs={[{ label: t('title'), href: '/documents' }]}
      action={
        <>
          <Button onClick={() => print()}>{t('print')}</Button>
          {paymentId && (
            <LinkButton look="primary" href={`/pay/${paymentId}`}>
              {t('pay')}
            </LinkButton>
          )}
        </>
      }
    >
      <article class="card paper">
        <div class="paper-parties">
          <Party title={t('issuer')} of={document.issuer} />
          <Party title={t('customer')} of={document.customer} />
        </div>
        <Dates document={document} />
        <Lines document={document} />
        {kind === 'proforma' && <p class="mt-6 text-s text-ink-2">{t('proforma.note')}</p>}
      </article>
      <Related document={document} />
    </PageFrame>
  );
};

export default function DocumentPage({ params: { id } }: { params: { id: string } }) {
  const query = useQuery(['documents', 'get', id], (signal) => api.client.documents.get({ id }, { signal }));
  const { data } = query;
  if (data) return <Paper document={data} />;
  return (
    <PageFrame title={t('document')} crumbs={[{ label: t('title'), href: '/documents' }]}>
      <Loaded query={query}>{() => null}</Loaded>
    </PageFrame>
  );
}
