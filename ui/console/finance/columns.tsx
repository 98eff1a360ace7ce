import type { DocumentRow } from '../../../worker/invoices/contract/model.ts';
import type { Api } from '../../data/api.ts';
import type { Column } from '../../kit/list/table.tsx';
import { Badge, type Tone } from '../../kit/shown/badge.tsx';
import { Instant, Money } from '../../kit/shown/values.tsx';
import { t } from '../i18n/en/finance.ts';
import { minorMoney } from './minor.ts';

export type TransactionRow = Awaited<ReturnType<Api['admin']['transactions']['list']>>['items'][number];
export type Kind = TransactionRow['kind'];
export const KINDS: readonly Kind[] = ['payment', 'charge', 'refund', 'adjustment', 'hold', 'release'];

const STATUS_TONES: Record<DocumentRow['status'], Tone> = {
  unpaid: 'warn',
  invoiced: 'ok',
  paid: 'ok',
  cancelled: 'neutral',
};

export const DocumentStatus = ({ status }: Pick<DocumentRow, 'status'>) => (
  <Badge tone={STATUS_TONES[status]}>{t(`status.${status}`)}</Badge>
);

/** What came in reads apart from what went out by its sign, then by its colour. */
export const Signed = ({ micro, currency }: { micro: number; currency: string }) => (
  <span class={micro > 0 ? 'text-ok-ink' : undefined}>
    <Money micro={micro} currency={currency} precise sign />
  </span>
);

type ClientNamed = { clientId: string; clientName: string };

export const ClientLink = ({ clientId, clientName }: ClientNamed) => (
  <a class="clip" href={`/admin/clients/${clientId}`} title={clientName}>
    {clientName}
  </a>
);

/** The ledger keeps a name alone; these two are the shop's own. */
const OWN: readonly string[] = ['job', 'clock'];
export const actorName = (actor: string): string => (OWN.includes(actor) ? t('actor.system') : actor);

/** `client`: whose they are, left out on a page that says so. */
export const transactionColumns = (client: boolean): Column<TransactionRow>[] => [
  {
    key: 'createdAt',
    label: t('col.createdAt'),
    render: ({ createdAt }) => <Instant at={createdAt} time={client} />,
    ...(client
      ? {
          sub: ({ actor }) => (
            <span class="block max-w-[20ch] truncate" title={`${t('col.actor')}: ${actorName(actor)}`}>
              {actorName(actor)}
            </span>
          ),
        }
      : {}),
  },
  {
    key: 'kind',
    label: t('col.kind'),
    sentence: true,
    render: ({ kind, description }) => (
      <span class="cell-line">
        <Badge>{t(`kind.${kind}`)}</Badge>
        <span class={client ? 'clip clip-wide' : 'roomy'} title={description}>
          {description}
        </span>
      </span>
    ),
    ...(client ? { sub: ClientLink } : {}),
  },
  {
    key: 'netMicro',
    label: t('col.net'),
    align: 'end',
    render: ({ netMicro, currency }) => <Signed micro={netMicro} currency={currency} />,
    sub: ({ balanceAfterMicro, currency }) => (
      <span title={t('col.balance')}>
        = <Money micro={balanceAfterMicro} currency={currency} precise />
      </span>
    ),
  },
];

const Settled = ({ status, dueAt, paidAt }: DocumentRow) => {
  if (paidAt !== null) return labelled(t('col.paidAt'), paidAt);
  return status === 'unpaid' && dueAt !== null ? labelled(t('col.dueAt'), dueAt) : null;
};

const labelled = (label: string, at: number) => (
  <>
    {label} <Instant at={at} />
  </>
);

export const documentColumns = (client: boolean): Column<DocumentRow>[] => [
  {
    key: 'number',
    label: t('col.number'),
    render: ({ number }) => <span class="num">{number}</span>,
    ...(client ? { sub: ClientLink } : {}),
  },
  {
    key: 'status',
    label: t('col.status'),
    render: DocumentStatus,
    sub: ({ kind }) => t(`doc.${kind}`),
  },
  { key: 'issuedAt', label: t('col.issuedAt'), render: ({ issuedAt }) => <Instant at={issuedAt} />, sub: Settled },
  {
    key: 'totalMinor',
    label: t('col.total'),
    align: 'end',
    render: ({ totalMinor, currency }) => <span class="num">{minorMoney(totalMinor, currency)}</span>,
  },
];
