import type { Product } from '../../../worker/catalog/contract/model.ts';
import { api } from '../../data/api.ts';
import { goTo } from '../../data/go/navigation.ts';
import { can } from '../../data/permissions.ts';
import { invalidate, useQuery } from '../../data/store/cache.ts';
import { Button } from '../../kit/form/button.tsx';
import { Form } from '../../kit/form/form.tsx';
import { useForm } from '../../kit/form/use-form.ts';
import { k } from '../../kit/i18n/en/kit.ts';
import { confirmAction } from '../../kit/overlay/confirm-action.ts';
import { toast } from '../../kit/overlay/toast.tsx';
import { Badge } from '../../kit/shown/badge.tsx';
import { IconTrash } from '../../kit/shown/icons.tsx';
import { Loaded } from '../../kit/shown/loaded.tsx';
import { Notice, PageFrame } from '../../kit/shown/surface.tsx';
import { t } from '../i18n/en/catalog.ts';
import { runAction } from '../record/run.ts';
import { Account, Delays } from './product-account.tsx';
import { Binding } from './product-binding.tsx';
import { General } from './product-general.tsx';
import { Networks } from './product-networks.tsx';
import { OwnSettings, useProductDriver } from './product-own.tsx';
import { Prices } from './product-prices.tsx';
import { bodyOf, newProduct, type ProductValues, valuesOf } from './product-values.ts';
import { textOf } from './texts.ts';

const LIST = '/admin/products';

const remove = async (product: Product) => {
  const name = textOf(product.name);
  const yes = await confirmAction({
    title: t('delete.title', { name }),
    text: t('delete.text'),
    lost: [
      t('delete.lost.texts'),
      t('delete.lost.prices'),
      ...(product.targets.length > 0 ? [t('delete.lost.pairs', { n: product.targets.length })] : []),
    ],
    confirm: t('delete.action'),
    danger: true,
    type: product.key,
  });
  if (!yes) return;
  const gone = await runAction(() => api.admin.products.remove({ id: product.id }), t('done.deleted'), [
    ['products', 'list'],
  ]);
  if (gone) goTo(LIST, true);
};

const Chips = ({ product }: { product: Product }) => (
  <>
    {product.hidden && <Badge>{t('state.hidden')}</Badge>}
    {product.retired && <Badge tone="warn">{t('state.retired')}</Badge>}
    <span class="sub">{t('services.of', { active: product.activeServices, total: product.totalServices })}</span>
  </>
);

const Editor = ({ product, initial }: { product: Product | undefined; initial: ProductValues }) => {
  const id = product?.id;
  const form = useForm<ProductValues, string>({
    initial,
    submit: async (values, options) => {
      if (id === undefined) return (await api.admin.products.create(bodyOf(values), options)).id;
      await api.admin.products.update({ id, ...bodyOf(values) }, options);
      return id;
    },
    onSuccess: (saved) => {
      toast.ok(t(id === undefined ? 'done.created' : 'done.saved'));
      invalidate('products');
      if (id === undefined) goTo(`${LIST}/${saved}`, true);
    },
  });
  const driver = useProductDriver(form);
  const parts = (
    <>
      <General form={form} />
      <Binding form={form} />
      <Networks form={form} />
      <Account form={form} driver={driver?.key} />
      <OwnSettings form={form} driver={driver} />
      <Prices form={form} />
      <Delays form={form} />
    </>
  );
  return (
    <PageFrame
      title={product ? textOf(product.name) : t('new.title')}
      crumbs={[{ label: t('products.title'), href: LIST }]}
      chips={product && <Chips product={product} />}
      width="wide"
    >
      {product?.warnings.map(({ pointer, message }) => (
        <Notice key={pointer} tone="warn">
          {message}
        </Notice>
      ))}
      {can('catalog.write') ? (
        <Form
          form={form}
          submit={product ? k('action.save') : t('form.create')}
          cancel={LIST}
          sticky
          aside={
            product?.totalServices === 0 && (
              <Button look="quiet" icon={IconTrash} onClick={() => void remove(product)}>
                {t('delete.action')}
              </Button>
            )
          }
        >
          {parts}
        </Form>
      ) : (
        <>
          <Notice>{t('readonly')}</Notice>
          <fieldset class="form" disabled>
            {parts}
          </fieldset>
        </>
      )}
    </PageFrame>
  );
};

const Stored = ({ id }: { id: string }) => {
  const product = useQuery(['products', 'get', id], (signal) => api.admin.products.get({ id }, { signal }));
  return (
    <Loaded query={product} frame={{ title: t('products.title') }}>
      {(found) => <Editor key={found.id} product={found} initial={valuesOf(found)} />}
    </Loaded>
  );
};

/** Begins with the name rule that a product has when nobody touches it. */
const Fresh = () => {
  const rule = useQuery(['nameRule', ''], (signal) => api.admin.products.previewName({}, { signal }));
  return (
    <Loaded query={rule} frame={{ title: t('new.title') }}>
      {(found) => <Editor product={undefined} initial={newProduct(found.rule)} />}
    </Loaded>
  );
};

export default function ProductPage({ id }: { id?: string }) {
  return id === undefined ? <Fresh /> : <Stored id={id} />;
}
