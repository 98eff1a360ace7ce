import { api } from '../../data/api.ts';
import { useQuery } from '../../data/store/cache.ts';
import { Form } from '../../kit/form/form.tsx';
import { SelectField } from '../../kit/form/inputs.tsx';
import { useForm } from '../../kit/form/use-form.ts';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { Loaded } from '../../kit/shown/loaded.tsx';
import { Notice } from '../../kit/shown/surface.tsx';
import { t } from '../i18n/en/services.ts';
import { everyRow } from '../record/every-row.ts';
import { capsText } from '../servers/caps.ts';
import type { DialogProps } from './reason-dialogs.tsx';

type Option = { value: string; label: string };

const Choice = ({ service, commands, options, onClose }: DialogProps & { options: Option[] }) => {
  const form = useForm({
    initial: { productId: service.productId },
    guard: false,
    submit: ({ productId }, options) => api.admin.services.changePackage({ id: service.id, productId }, options),
    onSuccess: ({ caps, warning }) => {
      commands.report(t('action.changePackage'), {
        tone: warning ? 'warn' : 'ok',
        text: t('done.packageChanged', { caps: capsText(caps) }),
        ...(warning ? { lines: [warning] } : {}),
      });
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
export const PackageDialog = ({ service, commands, onClose }: DialogProps) => {
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
            commands={commands}
            onClose={onClose}
            options={rows.map(({ id, name, caps }) => ({ value: id, label: `${name.en} · ${capsText(caps)}` }))}
          />
        )}
      </Loaded>
    </Dialog>
  );
};
