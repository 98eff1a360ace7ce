import type { ProductRow } from '../../../worker/catalog/contract/model.ts';
import { api } from '../../data/api.ts';
import { number } from '../../data/format/format.ts';
import { can } from '../../data/permissions.ts';
import { useQuery } from '../../data/store/cache.ts';
import { LinkButton } from '../../kit/form/button.tsx';
import { List } from '../../kit/list/list.tsx';
import { dateFilter, type Filter } from '../../kit/list/list-toolbar.tsx';
import type { Column } from '../../kit/list/table.tsx';
import { Badge } from '../../kit/shown/badge.tsx';
import { IconBox, IconPlus } from '../../kit/shown/icons.tsx';
import { PageFrame } from '../../kit/shown/surface.tsx';
import { Instant } from '../../kit/shown/values.tsx';
import { t } from '../i18n/en/catalog.ts';
import { everyRow } from '../record/every-row.ts';
import { wordFilter } from '../record/filters.ts';
import { capsText } from '../servers/caps.ts';
import { textOf, withLanguage } from './texts.ts';

export const productColumns = (groupName: (id: string) => string): Column<ProductRow>[] => [
  {
    key: 'name',
    label: t('col.name'),
    render: ({ name, hidden, retired }) => (
      <span class="cell-line">
        <span class="clip" title={textOf(name)}>
          {textOf(name)}
        </span>
        {hidden && <Badge>{t('state.hidden')}</Badge>}
        {retired && <Badge tone="warn">{t('state.retired')}</Badge>}
      </span>
    ),
    sub: ({ groupId }) => (
      <span class="clip" title={groupName(groupId)}>
        {groupName(groupId)}
      </span>
    ),
  },
  { key: 'key', label: t('col.key'), render: ({ key }) => <span class="mono">{key}</span> },
  {
    key: 'caps',
    label: t('col.caps'),
    align: 'end',
    render: ({ caps }) => capsText(caps),
  },
  {
    key: 'services',
    label: t('col.services'),
    align: 'end',
    render: ({ activeServices, totalServices }) => (
      <span title={t('services.of', { active: activeServices, total: totalServices })}>
        {number(activeServices)} / {number(totalServices)}
      </span>
    ),
  },
  { key: 'position', label: t('col.position'), align: 'end', hide: 'phone' },
  {
    key: 'createdAt',
    label: t('col.createdAt'),
    hide: 'tablet',
    render: ({ createdAt }) => <Instant at={createdAt} />,
  },
];

export default function Products() {
  const groups = useQuery(['productGroups', 'all'], (signal) =>
    everyRow(api.admin.productGroups.list, { sort: 'position' }, signal),
  );
  const groupName = (id: string) => {
    const group = groups.data?.find((other) => other.id === id);
    return group ? textOf(group.name) : '—';
  };
  const byGroup: Filter = {
    key: 'groupId',
    label: t('filter.group'),
    options: (groups.data ?? []).map(({ id, name }) => ({ value: id, label: textOf(name) })),
  };
  const add = can('catalog.write') && (
    <LinkButton look="primary" icon={IconPlus} href="/admin/products/new">
      {t('products.add')}
    </LinkButton>
  );
  return (
    <PageFrame title={t('products.title')} action={add} width="wide">
      <List<ProductRow>
        name={['products']}
        label={t('products.title')}
        load={withLanguage(api.admin.products.list)}
        columns={productColumns(groupName)}
        sort="position"
        filters={[
          byGroup,
          wordFilter('hidden', t('filter.hidden'), ['no', 'yes'], (v) => t(`filter.hidden.${v as 'no'}`)),
          wordFilter('retired', t('filter.retired'), ['no', 'yes'], (v) => t(`filter.retired.${v as 'no'}`)),
          dateFilter(t('col.createdAt')),
        ]}
        search={t('products.search')}
        rowHref={({ id }) => `/admin/products/${id}`}
        empty={{ title: t('products.empty'), text: t('products.empty.text'), icon: IconBox, action: add }}
        stack
      />
    </PageFrame>
  );
}
