import type { ServiceDetail } from '../../../worker/services/contract/model.ts';
import { api } from '../../data/api.ts';
import { invalidate, useQuery } from '../../data/cache.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { Form } from '../../kit/form.tsx';
import { SelectField } from '../../kit/inputs.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { Notice } from '../../kit/surface.tsx';
import { toast } from '../../kit/toast.tsx';
import { useForm } from '../../kit/use-form.ts';
import { t } from '../i18n/en/services.ts';
import { everyRow } from '../record/every-row.ts';
import { capsText } from '../servers/caps.ts';

type Option = { value: string; label: string };

const Choice = ({ service, options, onClose }: { service: ServiceDetail; options: Option[]; onClose: () => void }) => {
  const form = useForm({
    initial: { productId: service.productId },
    guard: false,
    submit: ({ productId }, options) => api.admin.services.changePackage({ id: service.id, productId }, options),
    onSuccess: ({ caps, warning }) => {
      toast.ok(t('done.packageChanged', { caps: capsText(caps) }));
      if (warning) toast.info(warning);
      for (const name of ['services', 'activity']) invalidate(name);
      onClose();
    },
  });
  return (
    <Form form={form} submit={t('action.changePackage')}>
      <SelectField {...form.field('productId')} label={t('package.product')} options={options} required />
    </Form>
  );
};

/** The speeds of another product, or those that its own product has now. */
export const PackageDialog = ({ service, onClose }: { service: ServiceDetail; onClose: () => void }) => {
  const products = useQuery(['products', 'every', 'package'], (signal) =>
    everyRow(api.admin.products.list, {}, signal),
  );
  return (
    <Dialog open onClose={onClose} title={t('package.title', { number: String(service.number) })} size="s">
      <p>{t('package.text')}</p>
      <Notice>{t('package.price')}</Notice>
      <Loaded query={products}>
        {(rows) => (
          <Choice
            service={service}
            onClose={onClose}
            options={rows.map(({ id, name, caps }) => ({ value: id, label: `${name.en} · ${capsText(caps)}` }))}
          />
        )}
      </Loaded>
    </Dialog>
  );
};
