import type { Server } from '../../../worker/servers/contract/model.ts';
import { api } from '../../data/api.ts';
import { number } from '../../data/format/format.ts';
import { can } from '../../data/permissions.ts';
import { LinkButton } from '../../kit/form/button.tsx';
import { List } from '../../kit/list/list.tsx';
import { dateFilter } from '../../kit/list/list-toolbar.tsx';
import type { Column } from '../../kit/list/table.tsx';
import { Badge, StatusDot } from '../../kit/shown/badge.tsx';
import { IconPlus, IconServer } from '../../kit/shown/icons.tsx';
import { PageFrame } from '../../kit/shown/surface.tsx';
import { Age, Instant } from '../../kit/shown/values.tsx';
import { t } from '../i18n/en/servers.ts';
import { wordFilter } from '../record/filters.ts';
import { useServerDriver } from './drivers.ts';
import { slotsText, stepName } from './probe.tsx';

/** How the last test ended, and when. */
export const LastTest = ({ probe, driver }: Pick<Server, 'probe' | 'driver'>) => {
  const words = useServerDriver(driver);
  if (!probe) return <StatusDot tone="neutral">{t('test.never')}</StatusDot>;
  const failed = t('test.failed', { step: stepName(words, probe.failedStep ?? '') });
  return (
    <span class="inline-flex items-center gap-2" title={probe.detail ?? undefined}>
      <StatusDot tone={probe.ok ? 'ok' : 'danger'}>{probe.ok ? t('test.ok') : failed}</StatusDot>
      <span class="sub">
        <Age at={probe.at} />
      </span>
    </span>
  );
};

export const accountsText = ({ accounts, maxAccounts }: Pick<Server, 'accounts' | 'maxAccounts'>): string =>
  maxAccounts === null ? number(accounts) : `${number(accounts)} / ${number(maxAccounts)}`;

export const serverColumns = (): Column<Server>[] => [
  {
    key: 'name',
    label: t('col.name'),
    render: ({ name, disabled }) => (
      <span class="cell-line">
        <span class="clip clip-wide" title={name}>
          {name}
        </span>
        {disabled && <Badge tone="warn">{t('state.disabled')}</Badge>}
      </span>
    ),
  },
  {
    key: 'host',
    label: t('col.host'),
    render: ({ baseUrl, secure }) => (
      <span class="cell-line">
        <span class="clip clip-wide mono" title={baseUrl}>
          {baseUrl}
        </span>
        {!secure && <Badge tone="warn">{t('state.http')}</Badge>}
      </span>
    ),
  },
  { key: 'testedAt', label: t('col.test'), render: LastTest },
  {
    key: 'accounts',
    label: t('col.accounts'),
    align: 'end',
    render: accountsText,
    sub: ({ probe }) =>
      probe?.slots && (
        <>
          {t('col.slots')} {slotsText(probe.slots)} · <Age at={probe.slotsAt} />
        </>
      ),
  },
  {
    key: 'createdAt',
    label: t('col.createdAt'),
    hide: 'tablet',
    render: ({ createdAt }) => <Instant at={createdAt} />,
  },
];

export default function Servers() {
  const add = can('servers.write') && (
    <LinkButton look="primary" icon={IconPlus} href="/admin/servers/new">
      {t('servers.add')}
    </LinkButton>
  );
  return (
    <PageFrame title={t('servers.title')} action={add} width="wide">
      <List<Server>
        name={['servers']}
        label={t('servers.title')}
        load={api.admin.servers.list}
        columns={serverColumns()}
        sort="name"
        filters={[
          wordFilter('disabled', t('filter.disabled'), ['no', 'yes'], (v) => t(`filter.disabled.${v as 'no'}`)),
          wordFilter('test', t('col.test'), ['ok', 'failed', 'never'], (v) => t(`filter.test.${v as 'ok'}`)),
          dateFilter(t('col.createdAt')),
        ]}
        search={t('servers.search')}
        rowHref={({ id }) => `/admin/servers/${id}`}
        empty={{ title: t('servers.empty'), text: t('servers.empty.text'), icon: IconServer, action: add }}
        stack
      />
    </PageFrame>
  );
}
