import { LinkButton } from '../../kit/button.tsx';
import { Notice } from '../../kit/surface.tsx';
import { t } from '../i18n/en/home.ts';
import { addFundsHref } from '../services/add-funds-href.ts';
import { serviceState } from '../services/state.ts';
import { causeWords, nameOf } from '../services/words.tsx';
import type { ServiceRow } from './service-card.tsx';

type Told = { tone: 'warn' | 'danger'; href: string; action: string };

const told = (row: ServiceRow): Told => {
  const service = `/services/${row.id}`;
  switch (serviceState(row)) {
    case 'awaitingPayment':
      return { tone: 'warn', href: row.paymentId ? `/pay/${row.paymentId}` : service, action: t('attention.pay') };
    case 'awaitingFunds':
      return { tone: 'warn', href: addFundsHref(row), action: t('attention.addFunds') };
    case 'suspended':
      return { tone: 'warn', href: '/add-funds', action: t('attention.addFunds') };
    case 'delayed':
      return { tone: 'warn', href: service, action: t('attention.details') };
    default:
      return { tone: 'danger', href: service, action: t('attention.details') };
  }
};

export const Attention = ({ row }: { row: ServiceRow }) => {
  const { tone, href, action } = told(row);
  const state = serviceState(row) as
    | 'awaitingPayment'
    | 'awaitingFunds'
    | 'failed'
    | 'delayed'
    | 'suspended'
    | 'blocked';
  return (
    <Notice
      tone={tone}
      title={t(`attention.${state}`, { name: nameOf(row) })}
      action={
        <LinkButton size="s" href={href}>
          {action}
        </LinkButton>
      }
    >
      {causeWords(row.cause)}
    </Notice>
  );
};

export const IncompleteProfile = () => (
  <Notice
    title={t('attention.profile')}
    action={
      <LinkButton size="s" href="/account">
        {t('attention.profile.action')}
      </LinkButton>
    }
  >
    {t('attention.profile.text')}
  </Notice>
);
