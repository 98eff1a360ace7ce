import type { Payment } from '../../../worker/payments/contract/model.ts';
import { api } from '../../data/api.ts';
import { invalidate } from '../../data/store/cache.ts';
import { Form } from '../../kit/form/form.tsx';
import { TextField } from '../../kit/form/inputs.tsx';
import { useForm } from '../../kit/form/use-form.ts';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { toast } from '../../kit/overlay/toast.tsx';
import { t } from '../i18n/en/finance.ts';
import { ReasonFields } from '../record/reason-fields.tsx';
import { minorMoney } from './minor.ts';

type Props = { payment: Payment; onClose: () => void };

const STALE = ['payments', 'documents', 'transactions', 'clients', 'services', 'activity', 'jobs'];

const settle = (done: string, onClose: () => void) => () => {
  toast.ok(done);
  for (const name of STALE) invalidate(name);
  onClose();
};

const words = ({ amountMinor, currency, clientName }: Payment) => ({
  amount: minorMoney(amountMinor, currency),
  client: clientName,
});

export const ConfirmPayment = ({ payment, onClose }: Props) => {
  const form = useForm({
    initial: { reference: '' },
    guard: false,
    submit: ({ reference }, options) => api.admin.payments.confirm({ id: payment.id, reference }, options),
    onSuccess: settle(t('payment.confirmed'), onClose),
  });
  return (
    <Dialog open onClose={onClose} title={t('payment.confirm.title', words(payment))} size="s">
      <p>
        {payment.state === 'pending'
          ? t('payment.confirm.text', { number: payment.documentNumber })
          : t('payment.confirm.late')}
      </p>
      <Form form={form} submit={t('payment.confirm')}>
        <TextField
          {...form.field('reference')}
          label={t('payment.confirm.reference')}
          help={t('payment.confirm.reference.help')}
          maxLength={120}
          autocomplete="off"
          mono
          required
        />
      </Form>
    </Dialog>
  );
};

export const DeclinePayment = ({ payment, onClose }: Props) => {
  const form = useForm({
    initial: { reason: '', note: '' },
    guard: false,
    submit: (said) => api.admin.payments.decline({ id: payment.id, ...said }),
    onSuccess: settle(t('payment.declined'), onClose),
  });
  return (
    <Dialog open onClose={onClose} title={t('payment.decline.title', words(payment))} size="s">
      <p>{t('payment.decline.text')}</p>
      <Form form={form} submit={t('payment.decline')} look="danger">
        <ReasonFields form={form} where="payment" />
      </Form>
    </Dialog>
  );
};
