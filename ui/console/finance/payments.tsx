import { useSignal } from '@preact/signals';
import type { Payment } from '../../../worker/payments/contract/model.ts';
import { paymentSorts } from '../../../worker/payments/contract/sorts.ts';
import { api } from '../../data/api.ts';
import { can } from '../../data/permissions.ts';
import { useQuery } from '../../data/store/cache.ts';
import { List } from '../../kit/list/list.tsx';
import { dateFilter, type Filter } from '../../kit/list/list-toolbar.tsx';
import type { Column } from '../../kit/list/table.tsx';
import type { MenuItem } from '../../kit/overlay/menu.tsx';
import { Badge, type Tone } from '../../kit/shown/badge.tsx';
import { IconCard, IconCheck, IconClose } from '../../kit/shown/icons.tsx';
import { PageFrame } from '../../kit/shown/surface.tsx';
import { Instant } from '../../kit/shown/values.tsx';
import { t } from '../i18n/en/finance.ts';
import { currencyFilter, useClientFilter, wordFilter } from '../record/filters.ts';
import { ClientLink } from './columns.tsx';
import { minorMoney } from './minor.ts';
import { ConfirmPayment, DeclinePayment } from './payment-dialogs.tsx';

const STATES: readonly Payment['state'][] = ['pending', 'paid', 'declined', 'cancelled'];
const STATE_TONES: Record<Payment['state'], Tone> = {
  pending: 'warn',
  paid: 'ok',
  declined: 'danger',
  cancelled: 'neutral',
};

const columns = (): Column<Payment>[] => [
  { key: 'documentNumber', label: t('col.document'), sub: ClientLink },
  {
    key: 'state',
    label: t('col.state'),
    render: ({ state, forServiceId }) => (
      <span title={state === 'pending' && forServiceId ? t('payment.forService') : undefined}>
        <Badge tone={STATE_TONES[state]}>{t(`state.${state}`)}</Badge>
      </span>
    ),
    sub: ({ gatewayLabel, simulated, reference }) => (
      <span class="clip clip-wide" title={reference ?? undefined}>
        {[gatewayLabel, simulated && t('state.simulated'), reference].filter(Boolean).join(' · ')}
      </span>
    ),
  },
  { key: 'createdAt', label: t('col.createdAt'), render: ({ createdAt }) => <Instant at={createdAt} time /> },
  {
    key: 'amountMinor',
    label: t('col.amount'),
    align: 'end',
    render: ({ amountMinor, currency }) => <span class="num">{minorMoney(amountMinor, currency)}</span>,
  },
];

const useGatewayFilter = (): readonly Filter[] => {
  const names = useQuery(['gatewayNames'], (signal) => api.admin.gateways.names({}, { signal }), { staleMs: 60_000 });
  const options = names.data?.gateways.map(({ key, label }) => ({ value: key, label })) ?? [];
  return options.length === 0 ? [] : [{ key: 'gateway', label: t('filter.gateway'), options }];
};

export default function Payments() {
  const asked = useSignal<{ kind: 'confirm' | 'decline'; payment: Payment } | undefined>(undefined);
  const write = can('finance.write');
  const actions = (payment: Payment): MenuItem[] => {
    const service: MenuItem[] =
      payment.forServiceId && can('services.read')
        ? [{ label: t('payment.openService'), href: `/admin/services/${payment.forServiceId}` }]
        : [];
    if (!write || payment.state === 'paid') return service;
    const ask = (kind: 'confirm' | 'decline') => () => {
      asked.value = { kind, payment };
    };
    // What a gateway itself reports is not for staff to confirm.
    const byHand = payment.start.kind === 'instructions';
    return [
      ...(byHand ? [{ label: t('payment.confirm.menu'), icon: IconCheck, onSelect: ask('confirm') }] : []),
      ...(payment.state === 'pending'
        ? [{ label: t('payment.decline'), icon: IconClose, danger: true, onSelect: ask('decline') }]
        : []),
      ...service,
    ];
  };
  const close = () => {
    asked.value = undefined;
  };
  const current = asked.value;
  return (
    <PageFrame title={t('payments.title')} width="wide">
      <List<Payment>
        name={['payments']}
        label={t('payments.title')}
        load={api.admin.payments.list}
        columns={columns()}
        sort="-createdAt"
        sorts={paymentSorts}
        filters={[
          ...useClientFilter(),
          wordFilter('state', t('filter.state'), STATES, (s) => t(`state.${s as Payment['state']}`)),
          ...useGatewayFilter(),
          dateFilter(t('col.createdAt')),
          ...currencyFilter(),
        ]}
        search={t('payments.search')}
        rowHref={({ documentId }) => `/admin/documents/${documentId}`}
        actions={actions}
        empty={{ title: t('payments.empty'), text: t('payments.empty.text'), icon: IconCard }}
        stack
      />
      {current?.kind === 'confirm' && <ConfirmPayment payment={current.payment} onClose={close} />}
      {current?.kind === 'decline' && <DeclinePayment payment={current.payment} onClose={close} />}
    </PageFrame>
  );
}
