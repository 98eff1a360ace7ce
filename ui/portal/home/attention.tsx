import type { ComponentChildren } from 'preact';
import { money } from '../../data/format/format.ts';
import { LinkButton } from '../../kit/form/button.tsx';
import { Notice } from '../../kit/shown/surface.tsx';
import { Instant } from '../../kit/shown/values.tsx';
import { causeWords } from '../../vpn/cause-words.ts';
import { t } from '../i18n/en/attention.ts';
import { addFundsHref, lacking } from '../services/add-funds-href.ts';
import { waitsForFunds } from '../services/standing.ts';
import { serviceState } from '../services/state.ts';
import { nameOf } from '../services/words.tsx';
import type { ServiceRow } from './service-card.tsx';

type Told = { tone: 'warn' | 'danger'; href: string; action: string; next?: ComponentChildren };

/** What a service waits for that money solves, with the sum on the button. */
const funds = (row: ServiceRow): Told => {
  const missing = lacking(row);
  const amount = money(missing, row.currency, { precise: true });
  const { terminateAt } = row;
  if (missing === 0) return { tone: 'warn', href: `/services/${row.id}`, action: t('details'), next: t('resumes') };
  return {
    tone: 'warn',
    href: addFundsHref(row),
    action: t('addMissing', { amount }),
    next: terminateAt !== null && (
      <>
        {t('endsUnpaid')} <Instant at={terminateAt} time />.
      </>
    ),
  };
};

const told = (row: ServiceRow): Told => {
  const service = `/services/${row.id}`;
  switch (serviceState(row)) {
    case 'awaitingPayment':
      return { tone: 'warn', href: row.paymentId ? `/pay/${row.paymentId}` : service, action: t('pay') };
    case 'awaitingFunds':
      return funds(row);
    case 'suspended':
      return waitsForFunds(row) ? funds(row) : { tone: 'warn', href: service, action: t('details') };
    case 'delayed':
    case 'missing':
      return { tone: 'warn', href: service, action: t('details') };
    default:
      return { tone: 'danger', href: service, action: t('details') };
  }
};

export const Attention = ({ row }: { row: ServiceRow }) => {
  const { tone, href, action, next } = told(row);
  return (
    <Notice
      tone={tone}
      title={t.find(`title.${serviceState(row)}`, { name: nameOf(row) })}
      action={
        <LinkButton size="s" href={href}>
          {action}
        </LinkButton>
      }
    >
      {causeWords(row.cause)}
      {next && <p>{next}</p>}
    </Notice>
  );
};

export const IncompleteProfile = () => (
  <Notice
    title={t('profile')}
    action={
      <LinkButton size="s" href="/account">
        {t('profile.action')}
      </LinkButton>
    }
  >
    {t('profile.text')}
  </Notice>
);
