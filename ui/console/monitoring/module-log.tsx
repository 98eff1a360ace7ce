import { useLocation } from 'preact-iso';
import { type Api, api } from '../../data/api.ts';
import { can } from '../../data/permissions.ts';
import { useQuery } from '../../data/store/cache.ts';
import { Button, LinkButton } from '../../kit/form/button.tsx';
import { List } from '../../kit/list/list.tsx';
import { dateFilter, type Filter } from '../../kit/list/list-toolbar.tsx';
import type { Column } from '../../kit/list/table.tsx';
import { confirmAction } from '../../kit/overlay/confirm-action.ts';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { Badge } from '../../kit/shown/badge.tsx';
import { Copyable } from '../../kit/shown/copyable.tsx';
import { IconSwap } from '../../kit/shown/icons.tsx';
import { Facts } from '../../kit/shown/section.tsx';
import { PageFrame, Skeleton } from '../../kit/shown/surface.tsx';
import { Age, Instant } from '../../kit/shown/values.tsx';
import { t } from '../i18n/en/module-log.ts';
import { useServiceFilter, wordFilter } from '../record/filters.ts';
import { openRows, useOpenRow } from '../record/open-row.ts';
import { runAction } from '../record/run.ts';
import { pageOf } from './subject.ts';

type CallRow = Awaited<ReturnType<Api['admin']['moduleLog']['list']>>['items'][number];

const KINDS: readonly CallRow['kind'][] = ['provisioning', 'gateway', 'sender', 'other'];
const LEVELS: readonly CallRow['level'][] = ['info', 'error'];
const rows = openRows<CallRow>(api.admin.moduleLog.list);

/** What came back: a status, or the reason why there is none. */
const Result = ({ level, status, failure }: CallRow) => (
  <Badge tone={level === 'error' ? 'danger' : 'ok'}>{failure ?? String(status)}</Badge>
);

export const moduleLogColumns = (): Column<CallRow>[] => [
  {
    key: 'startedAt',
    label: t('col.startedAt'),
    render: ({ startedAt }) => <Age at={startedAt} />,
    sub: ({ kind }) => t(`kind.${kind}`),
  },
  {
    key: 'name',
    label: t('col.name'),
    render: ({ name, host }) => (
      <span class="clip" title={name || host}>
        {name || host}
      </span>
    ),
  },
  {
    key: 'path',
    label: t('col.path'),
    sentence: true,
    render: ({ method, path }) => <span class="mono wrap-text">{`${method} ${path}`}</span>,
  },
  { key: 'status', label: t('col.status'), render: Result },
  { key: 'tookMs', label: t('col.tookMs'), align: 'end', render: ({ tookMs }) => <span class="num">{tookMs}</span> },
];

/** JSON as people read it; anything else as it is. */
function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

const Body = ({ title, text }: { title: string; text: string | null }) => (
  <section class="stack-2">
    <h3 class="font-semibold">{title}</h3>
    <pre class="wrap-text mono rounded-m border border-line bg-sunken p-3">{text === null ? '—' : pretty(text)}</pre>
  </section>
);

const CallDialog = ({ row, onClose }: { row: CallRow; onClose: () => void }) => {
  const detail = useQuery(['moduleLog', 'get', row.id], (signal) =>
    api.admin.moduleLog.get({ id: row.id }, { signal }),
  );
  const server = pageOf(row.subject);
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${row.method} ${row.path}`}
      footer={
        <>
          {server && can('servers.read') && <LinkButton href={server}>{t('open.server')}</LinkButton>}
          {row.serviceId && can('services.read') && (
            <LinkButton href={`/admin/services/${row.serviceId}`}>{t('open.service')}</LinkButton>
          )}
        </>
      }
    >
      <Facts
        items={[
          [t('col.status'), <Result {...row} />],
          [t('col.startedAt'), <Instant at={row.startedAt} time />],
          [t('col.tookMs'), <span class="num">{row.tookMs}</span>],
          [t('col.name'), row.name || '—'],
          [t('col.host'), <span class="mono wrap-text">{row.host}</span>],
          [t('col.requestId'), <Copyable value={row.requestId} label={t('col.requestId')} />],
        ]}
      />
      {detail.data ? (
        <>
          <Body title={t('request')} text={detail.data.requestBody} />
          <Body title={t('response')} text={detail.data.responseBody} />
          <p class="sub">{t('masked')}</p>
        </>
      ) : (
        <Skeleton lines={4} />
      )}
    </Dialog>
  );
};

async function clear() {
  const yes = await confirmAction({
    title: t('clear.title'),
    lost: [t('clear.lost')],
    confirm: t('clear'),
    danger: true,
  });
  if (yes) await runAction(() => api.admin.moduleLog.clear({}), t('cleared'), [['moduleLog']]);
}

/** An address like `?serverId=…` shows which server and lets go of it. */
const useServerFilter = (): readonly Filter[] => {
  const id = useLocation().query.serverId;
  const server = useQuery(['servers', 'get', id], (signal) => api.admin.servers.get({ id: id ?? '' }, { signal }), {
    enabled: id !== undefined && can('servers.read'),
  });
  if (!id) return [];
  return [{ key: 'serverId', label: t('col.name'), options: [{ value: id, label: server.data?.name ?? '…' }] }];
};

export default function ModuleLog() {
  const { row, hrefOf, close } = useOpenRow(rows);
  const filters = [
    ...useServerFilter(),
    ...useServiceFilter(),
    wordFilter('level', t('filter.level'), LEVELS, (level) => t(`level.${level as CallRow['level']}`)),
    wordFilter('kind', t('filter.kind'), KINDS, (kind) => t(`kind.${kind as CallRow['kind']}`)),
    dateFilter(t('col.startedAt')),
  ];
  return (
    <PageFrame
      title={t('title')}
      width="wide"
      action={can('monitoring.clear') && <Button onClick={() => void clear()}>{t('clear')}</Button>}
    >
      <List<CallRow>
        name={['moduleLog']}
        label={t('title')}
        load={rows.load}
        columns={moduleLogColumns()}
        sort="-startedAt"
        filters={filters}
        search={t('search')}
        rowHref={hrefOf}
        empty={{ title: t('empty'), text: t('empty.text'), icon: IconSwap }}
        stack
      />
      {row && <CallDialog row={row} onClose={close} />}
    </PageFrame>
  );
}
