import type { Tone } from '../../kit/shown/badge.tsx';
import {
  type Icon,
  IconAlert,
  IconCard,
  IconClock,
  IconExternal,
  IconKey,
  IconLayers,
  IconQueue,
  IconServer,
  IconSwap,
} from '../../kit/shown/icons.tsx';
import { minorMoney } from '../finance/minor.ts';
import { t } from '../i18n/en/overview.ts';
import type { Overview } from './overview-data.ts';

export type Row = Overview['attention'][number];
export type Item = {
  key: string;
  tone: Extract<Tone, 'danger' | 'warn'>;
  icon: Icon;
  text: string;
  why?: string | null;
  at: number | null;
  href: string;
  fix: string;
};

const ICONS: Record<Row['kind'], Icon> = {
  clock: IconClock,
  ledger: IconSwap,
  server: IconServer,
  service: IconAlert,
  job: IconQueue,
  licence: IconKey,
  slots: IconLayers,
  payment: IconCard,
  address: IconExternal,
};

/** Where each kind of trouble is put right. */
const hrefOf = ({ kind, id }: Row): string => {
  if (kind === 'clock') return '/admin/jobs';
  if (kind === 'ledger') return '/admin/transactions';
  if (kind === 'service') return `/admin/services/${id}`;
  if (kind === 'job') return `/admin/jobs?state=failed&open=${id}`;
  if (kind === 'address') return '/admin/settings';
  if (kind === 'payment') return '/admin/payments?state=pending';
  return `/admin/servers/${id}`;
};

const ledgerText = ({ level, number }: Row) =>
  level === 'danger' ? t('attention.ledger', { n: number ?? 0 }) : t('attention.ledger.late');

const jobText = ({ name, number, serverName }: Row): string => {
  if (number !== null) return t('attention.job.service', { number: String(number), name });
  return serverName === null ? t('attention.job', { name }) : t('attention.job.server', { server: serverName, name });
};

const textOf = (row: Row): string => {
  const { kind, name, number, clientName, amountMinor, currency, licence, slots } = row;
  if (kind === 'clock' || kind === 'address') return t(`attention.${kind}`);
  if (kind === 'ledger') return ledgerText(row);
  if (kind === 'licence') return t(`attention.licence.${licence ?? 'unknown'}`, { name });
  if (kind === 'slots') return t('attention.slots', { name, used: slots?.used ?? 0, total: slots?.total ?? 0 });
  if (kind === 'payment') {
    const amount = minorMoney(amountMinor ?? 0, currency ?? '');
    return t('attention.payment', { amount, client: clientName ?? '' });
  }
  if (kind === 'service')
    return t('attention.service', { number: String(number), product: name, client: clientName ?? '' });
  return kind === 'job' ? jobText(row) : t('attention.server', { name });
};

export const itemOf = (row: Row): Item => ({
  key: `${row.kind}:${row.id}`,
  tone: row.level,
  icon: ICONS[row.kind],
  text: textOf(row),
  why: row.why,
  at: row.at,
  href: hrefOf(row),
  fix: t(`attention.${row.kind}.fix`),
});

const ALL: Partial<Record<Row['kind'], string>> = {
  service: '/admin/services?status=pending',
  job: '/admin/jobs?state=failed',
  payment: '/admin/payments?state=pending',
};

/** The whole list of a kind of which only the first are shown. */
export const wholeOf = (kind: Row['kind']): { href: string; what: string } | undefined => {
  const href = ALL[kind];
  if (!href || (kind !== 'service' && kind !== 'job' && kind !== 'payment')) return undefined;
  return { href, what: t(`attention.more.${kind}`) };
};
