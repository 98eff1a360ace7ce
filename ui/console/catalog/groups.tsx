import type { ProductGroup } from '../../../worker/catalog/contract/model.ts';
import { api } from '../../data/api.ts';
import { type ResourceDefinition, resource } from '../../kit/resource/index.tsx';
import { Badge } from '../../kit/shown/badge.tsx';
import { IconFolder } from '../../kit/shown/icons.tsx';
import { Instant } from '../../kit/shown/values.tsx';
import { guideLinks } from '../help.tsx';
import { t } from '../i18n/en/catalog.ts';
import { textOf, withLanguage } from './texts.ts';

const { list, get, create, update, remove } = api.admin.productGroups;

const Named = ({ name, hidden }: ProductGroup) => (
  <span class="cell-line">
    <span class="clip clip-wide" title={textOf(name)}>
      {textOf(name)}
    </span>
    {hidden && <Badge>{t('state.hidden')}</Badge>}
  </span>
);

export const productGroups: ResourceDefinition<ProductGroup, ProductGroup> = {
  name: 'productGroups',
  path: '/admin/product-groups',
  t,
  api: { list: withLanguage(list), get, create, update, remove },
  icon: IconFolder,
  schema: async () => {
    const model = await import('../../../worker/catalog/contract/model.ts');
    return { create: model.productGroupDraft, update: model.productGroupChange };
  },
  columns: [
    { key: 'name', render: Named },
    { key: 'key', render: ({ key }) => <span class="mono">{key}</span> },
    { key: 'products', align: 'end' },
    { key: 'position', align: 'end' },
    { key: 'createdAt', hide: 'phone', render: ({ createdAt }) => <Instant at={createdAt} /> },
  ],
  sort: 'position',
  filters: { hidden: ['no', 'yes'] },
  dates: true,
  sections: { general: ['name', 'key', 'description', 'position', 'hidden'] },
  guides: () => guideLinks(['product']),
  permissions: { create: 'catalog.write', update: 'catalog.write' },
  nameOf: ({ name }) => textOf(name),
  initial: { position: 0 },
  lost: () => [t('productGroups.lost.text')],
};

export default resource(productGroups);
