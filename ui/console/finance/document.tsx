import type { Document } from '../../../worker/invoices/contract/model.ts';
import { api } from '../../data/api.ts';
import { percent } from '../../data/format/format.ts';
import { can } from '../../data/permissions.ts';
import { useQuery } from '../../data/store/cache.ts';
import { Button } from '../../kit/form/button.tsx';
import { confirmAction } from '../../kit/overlay/confirm-action.ts';
import { Loaded } from '../../kit/shown/loaded.tsx';
import { Facts } from '../../kit/shown/section.tsx';
import { PageFrame } from '../../kit/shown/surface.tsx';
import { Instant } from '../../kit/shown/values.tsx';
import { t } from '../i18n/en/finance.ts';
import { Panel, RecordColumns } from '../record/panel.tsx';
import { runAction } from '../record/run.ts';
import { DocumentStatus } from './columns.tsx';
import { minorMoney } from './minor.ts';

const cancel = async ({ id, number }: Document) => {
  const yes = await confirmAction({
    title: t('document.cancel.title', { number }),
    text: t('document.cancel.text'),
    lost: [t('document.cancel.lost')],
    confirm: t('document.cancel'),
    danger: true,
  });
  if (yes) {
    await runAction(() => api.admin.documents.cancel({ id }), t('document.cancelled'), [['documents'], ['payments']]);
  }
};

const Party = ({ label, party }: { label: string; party: Document['issuer'] }) => (
  <div class="min-w-0 flex-1 basis-56">
    <p class="sub">{label}</p>
    <p class="font-semibold">{party.company || party.name}</p>
    {party.company && party.name !== party.company && <p>{party.name}</p>}
    {party.address && <p class="wrap-text muted">{party.address}</p>}
    {party.taxId && <p class="muted">{t('document.taxId', { id: party.taxId })}</p>}
    {party.email && <p class="muted break-all">{party.email}</p>}
  </div>
);

const Lines = ({ document: d }: { document: Document }) => {
  const sums = [
    [t('document.subtotal'), d.subtotalMinor],
    ...d.taxes.map((tax) => [`${tax.name} ${percent(tax.ratePpm)}`.trim(), tax.amountMinor] as const),
    [t('document.total'), d.totalMinor],
  ] as const;
  return (
    <div class="table-scroll">
      <table class="grid-table table-dense">
        <thead>
          <tr>
            <th scope="col">{t('document.line')}</th>
            <th scope="col" class="cell-end">
              {t('document.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {d.lines.map(({ description, amountMinor }, i) => (
            <tr key={i}>
              <td>{description}</td>
              <td class="cell-end">{minorMoney(amountMinor, d.currency)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {sums.map(([label, minor], i) => (
            <tr key={label} class={i === sums.length - 1 ? 'font-semibold' : undefined}>
              <td class="cell-end">{label}</td>
              <td class="cell-end">{minorMoney(minor, d.currency)}</td>
            </tr>
          ))}
        </tfoot>
      </table>
    </div>
  );
};

const Side = ({ document: d }: { document: Document }) => (
  <Panel title={t('document.facts')}>
    <Facts
      items={[
        [
          t('col.client'),
          can('clients.read') ? (
            <a class="link" href={`/admin/clients/${d.clientId}`}>
              {d.clientName}
            </a>
          ) : (
            d.clientName
          ),
        ],
        [t('col.total'), <strong class="num">{minorMoney(d.totalMinor, d.currency)}</strong>],
        [t('col.issuedAt'), <Instant at={d.issuedAt} />],
        [t('col.dueAt'), <Instant at={d.dueAt} />],
        [t('col.paidAt'), <Instant at={d.paidAt} time />],
      ]}
    />
    {d.relatedId && (
      <p class="panel-body">
        <a class="link" href={`/admin/documents/${d.relatedId}`}>
          {t(`document.related.${d.kind}`)}
        </a>
      </p>
    )}
  </Panel>
);

const Detail = ({ document: d }: { document: Document }) => {
  const cancellable = d.kind === 'proforma' && d.status === 'unpaid' && can('finance.write');
  return (
    <PageFrame
      title={`${t(`doc.${d.kind}`)} ${d.number}`}
      crumbs={[{ label: t('documents.title'), href: '/admin/documents' }]}
      chips={<DocumentStatus status={d.status} />}
      action={cancellable && <Button onClick={() => void cancel(d)}>{t('document.cancel')}</Button>}
      width="wide"
    >
      <RecordColumns side={<Side document={d} />}>
        <Panel title={t('document.lines')}>
          <div class="panel-body">
            <div class="flex flex-wrap gap-6">
              <Party label={t('document.issuer')} party={d.issuer} />
              <Party label={t('document.customer')} party={d.customer} />
            </div>
          </div>
          <Lines document={d} />
        </Panel>
      </RecordColumns>
    </PageFrame>
  );
};

export default function DocumentPage({ id }: { id: string }) {
  const found = useQuery(['documents', 'get', id], (signal) => api.admin.documents.get({ id }, { signal }));
  return (
    <Loaded query={found} frame={{ title: t('documents.title') }}>
      {(loaded) => <Detail document={loaded} />}
    </Loaded>
  );
}
