import type { Transaction } from '../../../worker/ledger/contract/model.ts';
import { api } from '../../data/api.ts';
import { sentFilters } from '../../data/format/date-span.ts';
import { money } from '../../data/format/format.ts';
import { date } from '../../data/format/time.ts';
import { Badge, type Tone } from '../../kit/shown/badge.tsx';
import { IconWallet } from '../../kit/shown/icons.tsx';
import { Empty, PageFrame } from '../../kit/shown/surface.tsx';
import { Instant } from '../../kit/shown/values.tsx';
import { useFreshBalance } from '../fresh-balance.ts';
import { t } from '../i18n/en/wallet.ts';
import type { Tools } from '../list-tools.tsx';
import { Paged } from '../paged.tsx';
import { BalanceCard } from './balance-card.tsx';
import { MoneyTabs } from './tabs.tsx';
import '../entries.css';

const TONES: Record<Transaction['kind'], Tone> = {
  payment: 'ok',
  charge: 'neutral',
  refund: 'info',
  adjustment: 'warn',
  hold: 'neutral',
  release: 'neutral',
};

const placeOf = ({ documentId, serviceId }: Transaction): string | undefined =>
  documentId ? `/documents/${documentId}` : serviceId ? `/services/${serviceId}` : undefined;

const Entry = ({ row }: { row: Transaction }) => {
  const { kind, currency, netMicro, grossMicro, periodStart, periodEnd, balanceAfterMicro, createdAt } = row;
  const href = placeOf(row);
  const exact = { precise: true } as const;
  return (
    <li class={href ? 'entry entry-open' : 'entry'}>
      <span class="entry-title">
        <Badge tone={TONES[kind]}>{t(`kind.${kind}`)}</Badge>
        {href ? (
          <a class="entry-link" href={href}>
            {row.description}
          </a>
        ) : (
          row.description
        )}
      </span>
      <span class={netMicro > 0 && kind !== 'release' ? 'entry-amount entry-in num' : 'entry-amount num'}>
        {money(netMicro, currency, { sign: true, precise: true })}
      </span>
      <span class="entry-meta">
        <Instant at={createdAt} time />
        {periodStart !== null && periodEnd !== null && (
          <span>{t('period', { from: date(periodStart), to: date(periodEnd) })}</span>
        )}
        {grossMicro !== netMicro && <span>{t('gross', { amount: money(Math.abs(grossMicro), currency, exact) })}</span>}
      </span>
      <span class="entry-meta-end num">{t('after', { amount: money(balanceAfterMicro, currency, exact) })}</span>
    </li>
  );
};

const KINDS: readonly Transaction['kind'][] = ['payment', 'charge', 'refund', 'adjustment', 'hold', 'release'];

const tools = (): Tools => ({
  filters: [
    { key: 'kind', label: t('filter.kind'), options: KINDS.map((value) => ({ value, label: t(`kind.${value}`) })) },
  ],
  dates: t('date'),
  sorts: [
    { name: 'createdAt', label: t('date') },
    { name: 'netMicro', label: t('amount') },
  ],
});

export default function Wallet() {
  useFreshBalance();
  return (
    <PageFrame title={t('title')}>
      <div class="mb-8">
        <BalanceCard />
      </div>
      <MoneyTabs />
      <Paged
        name={['wallet']}
        sort="-createdAt"
        filters={['kind', 'date']}
        tools={tools}
        sent={sentFilters}
        load={api.client.wallet.transactions}
        rowKey={(row) => row.id}
        empty={<Empty icon={IconWallet} title={t('empty.title')} text={t('empty.text')} />}
      >
        {(rows, { bar }) => (
          <>
            {bar}
            <ul class="entries">
              {rows.map((row) => (
                <Entry key={row.id} row={row} />
              ))}
            </ul>
          </>
        )}
      </Paged>
    </PageFrame>
  );
}
