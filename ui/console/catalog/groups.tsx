import type { ProductGroup } from '../../../worker/catalog/contract/model.ts';
import { api } from '../../data/api.ts';
import { IconFolder } from '../../kit/icons.tsx';
import { resource } from '../../kit/resource/index.tsx';
import { Instant } from '../../kit/values.tsx';
import { t } from '../i18n/en/catalog.ts';
import { textOf } from './texts.ts';

export default resource<ProductGroup>({
  name: 'productGroups',
  path: '/admin/product-groups',
  t,
  api: api.admin.productGroups,
  icon: IconFolder,
  schema: async () => {
    const model = await import('../../../worker/catalog/contract/model.ts');
    return { create: model.productGroupDraft, update: model.productGroupChange };
  },
  columns: [
    { key: 'name', sort: false },
    { key: 'key', render: ({ key }) => <span class="mono">{key}</span> },
    { key: 'products', sort: false, align: 'end' },
    { key: 'hidden', sort: false, render: ({ hidden }) => (hidden ? t('state.hidden') : '—') },
    { key: 'position', align: 'end' },
    { key: 'createdAt', hide: 'phone', render: ({ createdAt }) => <Instant at={createdAt} /> },
  ],
  sort: 'position',
  filters: { hidden: ['no', 'yes'] },
  sections: { general: ['name', 'key', 'description', 'position', 'hidden'] },
  permissions: { create: 'catalog.write', update: 'catalog.write' },
  nameOf: ({ name }) => textOf(name),
  initial: { position: 0 },
  lost: () => [t('productGroups.lost.text')],
});
