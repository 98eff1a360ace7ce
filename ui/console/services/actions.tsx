import { useSignal } from '@preact/signals';
import type { ServiceDetail } from '../../../worker/services/contract/model.ts';
import { api } from '../../data/api.ts';
import { invalidate } from '../../data/cache.ts';
import { money } from '../../data/format.ts';
import { can } from '../../data/permissions.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Form } from '../../kit/form.tsx';
import { IconRefresh } from '../../kit/icons.tsx';
import { SwitchField, TextField } from '../../kit/inputs.tsx';
import { toast } from '../../kit/toast.tsx';
import { useForm } from '../../kit/use-form.ts';
import { t } from '../i18n/en/services.ts';
import { runAction } from '../record/run.ts';
import { PackageDialog } from './package.tsx';
import { mayCancel, mayChange, mayLeaveAccount, mayRetry } from './pairs.ts';

type Props = { service: ServiceDetail; onClose: () => void };

const CancelDialog = ({ service, onClose }: Props) => {
  const form = useForm({
    initial: { reason: '', acceptStranded: false },
    guard: false,
    submit: ({ reason, acceptStranded }, options) =>
      api.admin.services.cancel({ id: service.id, reason, acceptStranded }, options),
    onSuccess: () => {
      toast.ok(t('done.cancelled'));
      for (const name of ['services', 'clients', 'transactions', 'activity']) invalidate(name);
      onClose();
    },
  });
  return (
    <Dialog open onClose={onClose} title={t('cancel.title', { number: String(service.number) })} size="s">
      <p>{t('cancel.text')}</p>
      {service.heldMicro > 0 && (
        <p>{t('cancel.held', { amount: money(service.heldMicro, service.currency, { precise: true }) })}</p>
      )}
      <Form form={form} submit={t('action.cancel')} look="danger">
        <TextField
          {...form.field('reason')}
          label={t('cancel.reason')}
          help={t('cancel.reason.help')}
          maxLength={255}
          required
        />
        {mayLeaveAccount(service) && (
          <SwitchField
            {...form.field('acceptStranded')}
            label={t('cancel.acceptStranded')}
            help={t('cancel.acceptStranded.help')}
          />
        )}
      </Form>
    </Dialog>
  );
};

export const Actions = ({ service }: { service: ServiceDetail }) => {
  const open = useSignal<'cancel' | 'package' | null>(null);
  if (!can('services.write')) return null;
  const close = () => {
    open.value = null;
  };
  const show = (dialog: 'cancel' | 'package') => () => {
    open.value = dialog;
  };
  const retry = () =>
    void runAction(() => api.admin.services.retry({ id: service.id }), t('done.retried'), [['services'], ['activity']]);
  return (
    <>
      {mayCancel(service) && <Button onClick={show('cancel')}>{t('action.cancel')}</Button>}
      {mayChange(service) && can('catalog.read') && (
        <Button onClick={show('package')}>{t('action.changePackage')}</Button>
      )}
      {mayRetry(service) && (
        <Button look="primary" icon={IconRefresh} onClick={retry}>
          {t('action.retry')}
        </Button>
      )}
      {open.value === 'cancel' && <CancelDialog service={service} onClose={close} />}
      {open.value === 'package' && <PackageDialog service={service} onClose={close} />}
    </>
  );
};
