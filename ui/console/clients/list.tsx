import type { Client } from '../../../worker/accounts/contract/model.ts';
import { api } from '../../data/api.ts';
import { LinkButton } from '../../kit/form/button.tsx';
import { List } from '../../kit/list/list.tsx';
import { dateFilter } from '../../kit/list/list-toolbar.tsx';
import type { Column } from '../../kit/list/table.tsx';
import { IconUsers } from '../../kit/shown/icons.tsx';
import { PageFrame } from '../../kit/shown/surface.tsx';
import { Instant, Money } from '../../kit/shown/values.tsx';
import { t } from '../i18n/en/clients.ts';
import { currencyFilter, wordFilter } from '../record/filters.ts';
import { portalAt } from '../session.ts';
import { ClientStatus, STATUSES, type Status } from './status.tsx';

export const clientColumns = (): Column<Client>[] => [
  { key: 'number', label: t('col.number'), render: ({ number }) => <span class="num">{number}</span> },
  {
    key: 'name',
    label: t('col.name'),
    render: ({ name }) => (
      <span class="clip clip-wide" title={name}>
        {name}
      </span>
    ),
    sub: ({ companyName }) =>
      companyName && (
        <span class="clip" title={companyName}>
          {companyName}
        </span>
      ),
  },
  {
    key: 'ownerEmail',
    label: t('col.ownerEmail'),
    render: ({ ownerEmail }) => (
      <span class="clip clip-mail" title={ownerEmail}>
        {ownerEmail}
      </span>
    ),
  },
  { key: 'status', label: t('col.status'), render: ClientStatus },
  {
    key: 'balance',
    label: t('col.balance'),
    align: 'end',
    render: ({ balanceMicro, currency }) => (
      <span class={balanceMicro < 0 ? 'text-danger-ink' : undefined}>
        <Money micro={balanceMicro} currency={currency} />
      </span>
    ),
    sub: ({ creditLimitMicro, currency }) =>
      creditLimitMicro > 0 && (
        <>
          {t('col.credit')} <Money micro={creditLimitMicro} currency={currency} />
        </>
      ),
  },
  { key: 'createdAt', label: t('col.createdAt'), hide: 'phone', render: ({ createdAt }) => <Instant at={createdAt} /> },
];

export default function Clients() {
  return (
    <PageFrame title={t('clients.title')} width="wide">
      <List<Client>
        name={['clients']}
        label={t('clients.title')}
        load={api.admin.clients.list}
        columns={clientColumns()}
        sort="-createdAt"
        filters={[
          wordFilter('status', t('filter.status'), STATUSES, (s) => t(`status.${s as Status}`)),
          dateFilter(t('col.createdAt')),
          ...currencyFilter(),
        ]}
        search={t('clients.search')}
        rowHref={({ id }) => `/admin/clients/${id}`}
        empty={{
          title: t('clients.empty'),
          text: t('clients.empty.text'),
          icon: IconUsers,
          action: (
            <LinkButton href={portalAt('/') ?? '/admin/settings'} target="_blank">
              {t('clients.empty.action')}
            </LinkButton>
          ),
        }}
        stack
      />
    </PageFrame>
  );
}
