import './overview.css';
import { api } from '../../data/api.ts';
import { type Query, useQuery } from '../../data/cache.ts';
import { can } from '../../data/permissions.ts';
import type { Tone } from '../../kit/badge.tsx';
import {
  type Icon,
  IconAlert,
  IconCard,
  IconChevronRight,
  IconCircleCheck,
  IconMail,
  IconQueue,
  IconServer,
} from '../../kit/icons.tsx';
import { ErrorState, Skeleton } from '../../kit/surface.tsx';
import { Age } from '../../kit/values.tsx';
import { minorMoney } from '../finance/minor.ts';
import { t } from '../i18n/en/overview.ts';
import { everyRow } from '../record/every-row.ts';
import { Panel } from '../record/panel.tsx';

type Item = {
  key: string;
  tone: Extract<Tone, 'danger' | 'warn'>;
  icon: Icon;
  text: string;
  why?: string | null | undefined;
  at: number;
  href: string;
  fix: string;
};
type Source = { query: Query<{ items: readonly Item[]; more: string | undefined }>; what: string };

const REFRESH_MS = 30_000;
const SHOWN = 5;

type Listed<R> = { items: readonly R[]; nextCursor?: string | null };

/** A short list of what one kind of trouble looks like, with the way to all of it. */
const useItems = <R,>(
  name: string,
  permit: string,
  load: (signal: AbortSignal) => Promise<Listed<R>>,
  toItem: (row: R) => Item,
  all: string,
) =>
  useQuery(
    [name, 'attention'],
    async (signal) => {
      const { items, nextCursor } = await load(signal);
      return {
        items: items.slice(0, SHOWN).map(toItem),
        more: items.length > SHOWN || nextCursor ? all : undefined,
      };
    },
    { enabled: can(permit), everyMs: REFRESH_MS },
  );

const useServices = (provisionStatus: 'needs_attention' | 'error') =>
  useQuery(
    ['services', 'attention', provisionStatus],
    async (signal) => {
      const input = { provisionStatus, status: 'pending', sort: '-orderedAt' } as const;
      const { items, nextCursor } = await api.admin.services.list(input, { signal });
      return {
        items: items.slice(0, SHOWN).map(
          (row): Item => ({
            key: row.id,
            tone: 'danger',
            icon: IconAlert,
            text: t('attention.service', {
              number: String(row.number),
              product: row.productName,
              client: row.clientName,
            }),
            why: row.cause?.message,
            at: row.cause?.at ?? row.orderedAt,
            href: `/admin/services/${row.id}`,
            fix: t('attention.service.fix'),
          }),
        ),
        more:
          items.length > SHOWN || nextCursor
            ? `/admin/services?provisionStatus=${provisionStatus}&status=pending`
            : undefined,
      };
    },
    { enabled: can('services.read'), everyMs: REFRESH_MS },
  );

const usePayments = () =>
  useItems(
    'payments',
    'finance.read',
    async (signal) => {
      const { items, nextCursor } = await api.admin.payments.list(
        { state: 'pending', gateway: 'bank', sort: '-createdAt' },
        { signal },
      );
      return { items, nextCursor };
    },
    (row): Item => ({
      key: row.id,
      tone: 'warn',
      icon: IconCard,
      text: t('attention.payment', { amount: minorMoney(row.amountMinor, row.currency), client: row.clientName }),
      why: `${row.gatewayLabel} · ${row.documentNumber}`,
      at: row.createdAt,
      href: '/admin/payments?state=pending',
      fix: t('attention.payment.fix'),
    }),
    '/admin/payments?state=pending',
  );

const useJobs = () =>
  useItems(
    'jobs',
    'monitoring.read',
    (signal) => api.admin.jobs.list({ state: 'failed', sort: '-createdAt' }, { signal }),
    (row): Item => ({
      key: row.id,
      tone: 'danger',
      icon: IconQueue,
      text: t('attention.job', { name: row.name }),
      why: row.lastError,
      at: row.finishedAt ?? row.createdAt,
      href: `/admin/jobs?state=failed&open=${row.id}`,
      fix: t('attention.job.fix'),
    }),
    '/admin/jobs?state=failed',
  );

const useMails = () =>
  useItems(
    'mails',
    'monitoring.read',
    (signal) => api.admin.mails.list({ state: 'failed', sort: '-createdAt' }, { signal }),
    (row): Item => ({
      key: row.id,
      tone: 'warn',
      icon: IconMail,
      text: t('attention.mail', { to: row.to }),
      why: row.subject,
      at: row.createdAt,
      href: `/admin/mails?state=failed&open=${row.id}`,
      fix: t('attention.mail.fix'),
    }),
    '/admin/mails?state=failed',
  );

const useServers = () =>
  useItems(
    'servers',
    'servers.read',
    async (signal) => {
      const servers = await everyRow(api.admin.servers.list, { sort: 'name' }, signal);
      return { items: servers.filter(({ probe, disabled }) => !disabled && probe && !probe.ok) };
    },
    (row): Item => ({
      key: row.id,
      tone: 'danger',
      icon: IconServer,
      text: t('attention.server', { name: row.name }),
      why: row.probe?.detail,
      at: row.probe?.at ?? row.createdAt,
      href: `/admin/servers/${row.id}`,
      fix: t('attention.server.fix'),
    }),
    '/admin/servers',
  );

const Row = ({ item: { icon: Icon, tone, text, why, at, href, fix } }: { item: Item }) => (
  <li>
    <a class="attention" href={href}>
      <span class={`attention-mark attention-${tone}`}>
        <Icon size={18} />
      </span>
      <span class="attention-words">
        <span class="font-semibold">{text}</span>
        {why && <span class="sub">{why}</span>}
      </span>
      <span class="attention-end">
        <span class="attention-fix">
          {fix}
          <IconChevronRight size={14} />
        </span>
        <span class="sub">
          <Age at={at} />
        </span>
      </span>
    </a>
  </li>
);

/** What a person must do; each row leads to where it is done. */
export const Attention = () => {
  const sources: Source[] = [
    { query: useServices('needs_attention'), what: t('attention.more.services') },
    { query: useServices('error'), what: t('attention.more.services') },
    { query: useServers(), what: t('attention.more.servers') },
    { query: useJobs(), what: t('attention.more.jobs') },
    { query: usePayments(), what: t('attention.more.payments') },
    { query: useMails(), what: t('attention.more.mails') },
  ];
  const items = sources.flatMap(({ query }) => query.data?.items ?? []);
  const loading = sources.some(({ query }) => query.loading && !query.data);
  const problem = sources.map(({ query }) => query.problem).find(Boolean);
  const retry = () => {
    for (const { query } of sources) if (query.problem) void query.refetch();
  };
  return (
    <Panel title={t('attention.title')}>
      {problem && <ErrorState problem={problem} retry={retry} />}
      {items.length > 0 && (
        <ul>
          {items.map((item) => (
            <Row key={item.key} item={item} />
          ))}
        </ul>
      )}
      {sources.map(({ query, what }) =>
        query.data?.more ? (
          <a key={query.data.more} class="attention-more link" href={query.data.more}>
            {t('attention.more', { what })}
          </a>
        ) : null,
      )}
      {items.length === 0 && loading && <Skeleton lines={3} />}
      {items.length === 0 && !loading && !problem && (
        <p class="attention">
          <span class="attention-mark attention-ok">
            <IconCircleCheck size={18} />
          </span>
          <span class="attention-words">
            <span class="font-semibold">{t('attention.none')}</span>
            <span class="text-s text-ink-2">{t('attention.none.text')}</span>
          </span>
        </p>
      )}
    </Panel>
  );
};
